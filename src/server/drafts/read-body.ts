// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request } from 'express';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';

/**
 * The body of a request as bytes, no more than `most`. Problems: `upload-too-large`,
 * `upload-malformed` (packed once more, or cut off).
 */
export const readBody = async (request: Request, most: number): Promise<Outcome<Uint8Array>> => {
  if ((request.get('content-encoding') ?? 'identity') !== 'identity') {
    return failure(error('upload-malformed', 'expected a body without a content encoding'));
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      // Read to its end all the same, so that whoever sends it hears the answer.
      if (length <= most) chunks.push(chunk);
      else chunks.length = 0;
      if (length > 2 * most) break;
    }
  } catch {
    return failure(error('upload-malformed', 'expected a whole body, the connection ended'));
  }
  if (length > most) {
    return failure(error('upload-too-large', `expected at most ${most} bytes`));
  }
  return success(new Uint8Array(Buffer.concat(chunks)));
};
