// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { renderPage } from '../html/render-page.tsx';
import type { Surroundings } from '../html/surroundings.ts';
import { ProblemPage } from '../pages/problem-page.tsx';
import { error } from '../../shared/problem.ts';
import type { Answer } from './answer.ts';
import { problemAnswer } from './problem-answer.ts';
import { inMemory, sendBytes } from './send-bytes.ts';
import { sendFile } from './send-file.ts';

/** Sends an answer. Problems come as a page to whoever reads pages, else as problem+json. */
export const sendAnswer = async (
  answer: Answer,
  request: Request,
  response: Response,
  around: Surroundings,
): Promise<void> => {
  switch (answer.kind) {
    case 'page': {
      response.status(answer.status ?? 200).type('html');
      response.setHeader('cache-control', around.account ? 'private, no-cache' : 'no-cache');
      response.send(renderPage(answer.head, answer.body, request.path, around));
      return;
    }
    case 'json': {
      response.status(answer.status ?? 200).set(answer.headers ?? {});
      for (const cookie of answer.cookies ?? []) response.append('set-cookie', cookie);
      response.setHeader('cache-control', 'no-cache');
      response.json(answer.body);
      return;
    }
    case 'bytes':
      return whole(sendBytes({ ...answer, ...inMemory(answer.bytes) }, request, response));
    case 'file': {
      // It made room for others a moment ago.
      if ((await whole(sendFile(answer, request, response))) === false) {
        return sendAnswer(problemAnswer([fileGone()]), request, response, around);
      }
      return;
    }
    case 'stream': {
      response.set({ etag: `W/"${answer.contents}"`, 'cache-control': 'no-cache' });
      if (request.fresh) {
        answer.stream.destroy();
        response.status(304).end();
        return;
      }
      response.type(answer.type).attachment(answer.name);
      return whole(pipeline(answer.stream, response));
    }
    case 'redirect': {
      for (const cookie of answer.cookies ?? []) response.append('set-cookie', cookie);
      response.redirect(303, answer.to);
      return;
    }
    case 'problems': {
      const { status, problems, headers = {}, retryAfterSeconds } = answer;
      response.status(status).set(headers);
      response.setHeader('cache-control', 'no-store');
      if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
      const first = problems.find(({ severity }) => severity === 'error') ?? problems[0];
      if (wantsPage(request)) {
        const head = { title: first?.message ?? 'This did not work' };
        const body = <ProblemPage status={status} problems={problems} />;
        response.type('html').send(renderPage(head, body, request.path, around));
        return;
      }
      response.type('application/problem+json').send(
        JSON.stringify({
          type: 'about:blank',
          title: first?.message ?? 'This did not work',
          status,
          code: first?.code,
          problems,
        }),
      );
      return;
    }
    case 'done':
      return;
  }
};

/** Whoever goes away before the end is no bug of ours. */
const whole = async <T,>(sending: Promise<T>): Promise<T | undefined> => {
  try {
    return await sending;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return undefined;
    throw thrown;
  }
};

const fileGone = () =>
  error('not-found', 'expected a file that is kept, it made room for others', {
    hint: 'ask for it again',
  });

const wantsPage = (request: Request): boolean =>
  !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';
