// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import express, { type Request, type RequestHandler, type Response } from 'express';
import multer, { MulterError } from 'multer';
import { z } from 'zod';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { MakeForm } from './makes.ts';
import { issueWords } from '../request-problem.ts';

const MAX_PHOTO = 8 * 1024 * 1024;

/** One photo and a few short texts, all in memory: nothing of it touches the disk unchecked. */
const multipart = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: MAX_PHOTO,
    files: 1,
    fields: 10,
    parts: 12,
    fieldSize: 20_000,
    fieldNameSize: 50,
    headerPairs: 20,
  },
}).single('photo');
/** What a body may be that tells of a make. */
export const MAKE_FORMS: readonly string[] = [
  'multipart/form-data',
  'application/json',
  'application/x-www-form-urlencoded',
];
const asJson = express.json({ limit: 100_000 });
const asForm = express.urlencoded({ limit: 100_000, extended: false });

const schema = z.object({
  version: z.string().max(100),
  printer: z.string().max(10_000).default(''),
  material: z.string().max(10_000).default(''),
  settings: z.string().max(10_000).default(''),
  wentWell: z.enum(['yes', 'partly', 'no']),
  notes: z.string().max(10_000).default(''),
});

/**
 * "I made one" from the body of a request: multipart with the file `photo`, or without one as a form
 * or JSON. Problems: `upload-too-large`, `upload-malformed`, `make-malformed`.
 */
export const readMakeForm = async (
  request: Request,
  response: Response,
): Promise<Outcome<MakeForm>> => {
  try {
    if (request.is('multipart/form-data')) await run(multipart, request, response);
    else {
      await run(asJson, request, response);
      await run(asForm, request, response);
    }
  } catch (thrown) {
    return failure(uploadProblem(thrown));
  }
  const read = schema.safeParse({ ...(request.body as object | undefined) });
  if (!read.success) {
    return failure(
      ...read.error.issues.map((issue) =>
        error('make-malformed', `${issue.path.join('.')}: ${issueWords(issue)}`),
      ),
    );
  }
  // Browsers send a file of no bytes where none was chosen.
  const photo = request.file?.buffer;
  return success({ ...read.data, ...(photo?.length ? { photo: new Uint8Array(photo) } : {}) });
};

const run = (handler: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((done, fail) => {
    void handler(request, response, (thrown?: unknown) => (thrown ? fail(thrown) : done()));
  });

const uploadProblem = (thrown: unknown) =>
  (thrown instanceof MulterError && thrown.code === 'LIMIT_FILE_SIZE') ||
  (thrown as { status?: number }).status === 413
    ? error('upload-too-large', `expected a photo of at most ${MAX_PHOTO / 1024 / 1024} MB`, {
        hint: 'make it smaller; 2000 pixels a side are plenty',
      })
    : error('upload-malformed', `expected a form: ${(thrown as Error).message.slice(0, 200)}`);
