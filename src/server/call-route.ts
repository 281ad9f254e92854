// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request, RequestHandler, Response } from 'express';
import { error, type Problem } from '../shared/problem.ts';
import type { Account } from './accounts/account.ts';
import { checkAccess } from './access.ts';
import { problemAnswer } from './answers/problem-answer.ts';
import { sendAnswer } from './answers/send-answer.tsx';
import type { Deps } from './deps.ts';
import { holdsNul } from './holds-nul.ts';
import type { Once } from './idempotency/answer-once.ts';
import { checkMediaType } from './check-media-type.ts';
import { publicOrigin } from './public-origin.ts';
import { requestProblem } from './request-problem.ts';
import type { Call, Route } from './route.ts';

/** A route for Express: who asks, may they, are the parts of the request right, then the answer. */
export const callRoute =
  (route: Route, deps: Deps, once: Once): RequestHandler =>
  async (request, response) => {
    const { account, cookies } = await whoAsks(request, deps);
    const origin = publicOrigin(request, deps.config);
    const around = { account, assets: deps.assets, origin };
    const denied =
      (await checkAccess(route, request, account, origin, deps)) ?? checkMediaType(route, request);
    if (denied !== undefined) {
      return sendAnswer(denied, request, response, around);
    }
    const problems: Problem[] = [];
    const part = (name: 'params' | 'query' | 'body'): unknown => {
      const schema = route[name];
      if (schema === undefined) return request[name];
      const read = schema.safeParse(request[name] ?? {});
      if (read.success && holdsNul(read.data)) problems.push(nul(name));
      if (read.success) return read.data;
      problems.push(...read.error.issues.map((issue) => requestProblem(name, issue)));
      return undefined;
    };
    const call: Call = {
      params: part('params'),
      query: part('query'),
      body: part('body'),
      account,
      visitor: account?.name ?? `@${request.ip ?? ''}`,
      origin,
      signal: whenGone(response),
      request,
      response,
    };
    const answer =
      problems.length > 0
        ? problemAnswer(problems, 400)
        : await once(route, call, () => route.handle(call, deps));
    // What others may keep a copy of sets no cookies.
    if (answer.kind !== 'bytes' && answer.kind !== 'done' && !response.headersSent) {
      for (const cookie of cookies) response.append('set-cookie', cookie);
    }
    if (!response.destroyed) await sendAnswer(answer, request, response, around);
  };

/** Who sent the token or the session, with the cookies that prolong the session once a day. */
const whoAsks = async (
  request: Request,
  { accounts }: Deps,
): Promise<{ readonly account: Account | undefined; readonly cookies: readonly string[] }> => {
  const header = request.get('authorization');
  if (header !== undefined) return { account: await accounts.accountOf(header), cookies: [] };
  const session = await accounts.sessionOf(request.get('cookie') ?? '');
  return session ?? { account: undefined, cookies: [] };
};

const nul = (part: string): Problem =>
  error('request-invalid', `${part === 'params' ? 'address' : part}: expected text, found U+0000`);

/** Aborts when the connection closes before the answer was sent. */
const whenGone = (response: Response): AbortSignal => {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
};
