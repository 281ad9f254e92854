// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request, Response } from 'express';
import multer from 'multer';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BUNDLE_BUDGETS, tooLarge } from '../../designs/bundle.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { type DraftStore, incomingFolder } from './draft.ts';
import { nameUploads, type Upload } from './name-uploads.ts';
import { readBody } from './read-body.ts';

const { files: FILES, totalBytes: TOTAL } = BUNDLE_BUDGETS;

/**
 * The files that a request brings: of a multipart form, or one ZIP as the body itself. They wait
 * in a folder of this request alone, which is taken away whatever happens. Problems:
 * `upload-malformed`, `upload-too-large`, `source-too-large`, `source-bad-path`,
 * `source-duplicate-path`.
 */
export const receiveUpload = async (
  store: Pick<DraftStore, 'folder'>,
  request: Request,
  response: Response,
): Promise<Outcome<readonly Upload[]>> => {
  if (request.is('application/zip')) {
    const body = await readBody(request, TOTAL);
    return body.ok ? success([{ path: 'design.zip', bytes: body.value }]) : body;
  }
  if (!request.is('multipart/form-data')) return failure(notAForm());
  const folder = join(incomingFolder(store), randomUUID());
  await mkdir(folder, { recursive: true });
  try {
    const thrown = await parse(folder, request, response);
    if (thrown !== undefined) return failure(refused(thrown));
    const files = request.files as readonly Express.Multer.File[] | undefined;
    // A form sends an empty file without a name for each field that nothing was chosen in.
    const sent = (files ?? []).filter(({ originalname, size }) => originalname !== '' || size > 0);
    const total = sent.reduce((sum, { size }) => sum + size, 0);
    if (total > TOTAL) return failure(tooLarge(total, BUNDLE_BUDGETS));
    const named = nameUploads(
      sent.map(({ originalname }) => originalname),
      (request.body as Readonly<Record<string, unknown>> | undefined)?.['paths'],
    );
    if (!named.ok) return named;
    const uploads: Upload[] = [];
    for (const [i, { path }] of sent.entries()) {
      uploads.push({ path: named.value[i]!, bytes: new Uint8Array(await readFile(path)) });
    }
    return success(uploads);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};

/** Undefined when the whole form was read; else what multer or the connection says. */
const parse = (folder: string, request: Request, response: Response): Promise<unknown> =>
  new Promise((settle) => {
    const read = multer({
      storage: multer.diskStorage({
        destination: folder,
        // Never a name that somebody sent.
        filename: (_request, _file, give) => give(null, randomUUID()),
      }),
      preservePath: true,
      defParamCharset: 'utf8',
      limits: {
        fileSize: TOTAL,
        files: FILES,
        fields: FILES + 10,
        parts: 2 * FILES + 10,
        fieldSize: 1000,
        fieldNameSize: 100,
        fieldNestingDepth: 1,
        headerPairs: 20,
      },
    } as multer.Options).any();
    void read(request, response, (thrown?: unknown) => settle(thrown ?? undefined));
  });

const refused = (thrown: unknown) => {
  const { code, message } = thrown as { readonly code?: string; readonly message?: string };
  if (/^(E[A-Z]+)$/.test(code ?? '')) throw thrown;
  return /^LIMIT_/.test(code ?? '')
    ? error('upload-too-large', `expected a smaller upload: ${message}`, {
        hint: `at most ${FILES} files and ${TOTAL} bytes`,
      })
    : error('upload-malformed', `expected the files of a form, found: ${message}`);
};

const notAForm = () =>
  error('upload-malformed', 'expected multipart/form-data or application/zip', {
    hint: 'send the files of a form, or a ZIP as the body',
  });
