// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';

/**
 * The body of a request as a file, no more than `most` bytes. Problems: `upload-too-large`,
 * `upload-malformed` (packed once more, or cut off), `disk-full`.
 */
export const saveBody = async (
  request: Request,
  place: string,
  most: number,
): Promise<Outcome<undefined>> => {
  if ((request.get('content-encoding') ?? 'identity') !== 'identity') {
    return failure(error('upload-malformed', 'expected a body without a content encoding'));
  }
  let length = 0;
  const bounded = async function* (body: AsyncIterable<Buffer>) {
    for await (const chunk of body) {
      length += chunk.length;
      // Read to its end all the same, so that whoever sends it hears the answer.
      if (length <= most) yield chunk;
      if (length > 2 * most) return;
    }
  };
  try {
    await pipeline(request, bounded, createWriteStream(place, { flags: 'wx', mode: 0o600 }));
  } catch (thrown) {
    if (length <= most) return failure(uploadProblem(thrown));
  }
  if (length <= most) return success(undefined);
  return failure(error('upload-too-large', `expected at most ${most} bytes`));
};

export const noRoom = () =>
  error('disk-full', 'expected room on the disk for an upload, there is none', {
    hint: 'tell those who run this node',
  });

/** What stops an upload that is no fault of ours; all else goes on as a bug. */
const uploadProblem = (thrown: unknown) => {
  const { code = '' } = thrown as { readonly code?: string };
  if (code === 'ENOSPC') return noRoom();
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return error('upload-malformed', 'expected a whole body, the connection ended');
  }
  throw thrown;
};
