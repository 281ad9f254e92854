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
import { noRoom, saveBody } from './save-body.ts';

const { files: FILES, totalBytes: TOTAL } = BUNDLE_BUDGETS;

/** What an upload may be. */
export const UPLOADS: readonly string[] = ['application/zip', 'multipart/form-data'];

/** An uploaded file that waits on the disk. */
export interface WaitingUpload {
  readonly path: string;
  /** Where it lies, under a name that nobody sent. */
  readonly place: string;
}

/**
 * What `use` makes of the files that a request brings: those of a multipart form, or one ZIP as the
 * body itself. They wait in a folder of this request alone, which is taken away whatever happens.
 * Problems: `upload-malformed`, `upload-too-large`, `source-too-large`, `source-bad-path`,
 * `source-duplicate-path`, `disk-full`, those of `use`.
 */
export const withUpload = async <T>(
  store: Pick<DraftStore, 'folder'>,
  request: Request,
  response: Response,
  use: (uploads: readonly WaitingUpload[]) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  const isZip = Boolean(request.is('application/zip'));
  if (!isZip && !request.is('multipart/form-data')) return failure(notAForm());
  const folder = join(incomingFolder(store), randomUUID());
  await mkdir(folder, { recursive: true });
  try {
    const uploads = await (isZip ? zipBody : formFiles)(folder, request, response);
    return uploads.ok ? await use(uploads.value) : uploads;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};

/** As `withUpload`: the files with what they hold. */
export const receiveUpload = (
  store: Pick<DraftStore, 'folder'>,
  request: Request,
  response: Response,
): Promise<Outcome<readonly Upload[]>> =>
  withUpload(store, request, response, async (waiting) => success(await readUploads(waiting)));

export const readUploads = async (
  waiting: readonly WaitingUpload[],
): Promise<readonly Upload[]> => {
  const uploads: Upload[] = [];
  for (const { path, place } of waiting) {
    uploads.push({ path, bytes: new Uint8Array(await readFile(place)) });
  }
  return uploads;
};

const zipBody = async (
  folder: string,
  request: Request,
): Promise<Outcome<readonly WaitingUpload[]>> => {
  const place = join(folder, randomUUID());
  const saved = await saveBody(request, place, TOTAL);
  return saved.ok ? success([{ path: 'design.zip', place }]) : saved;
};

const formFiles = async (
  folder: string,
  request: Request,
  response: Response,
): Promise<Outcome<readonly WaitingUpload[]>> => {
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
  return success(sent.map(({ path }, i) => ({ path: named.value[i]!, place: path })));
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
  if (code === 'ENOSPC') return noRoom();
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
