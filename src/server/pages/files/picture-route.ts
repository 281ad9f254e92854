// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { error } from '../../../shared/problem.ts';
import type { Answer } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { route } from '../../route.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A picture of a version, by its digest: it never changes. */
export const pictureRoute = route({
  method: 'get',
  path: '/pictures/:sha256.png',
  access: 'anyone',
  summary: 'A picture of a version',
  params: z.object({ sha256 }),
  handle: async ({ params }, { library: { db, blobs } }) => {
    const known = await db
      .selectFrom('files')
      .select('path')
      .where('sha256', '=', params.sha256)
      .where('role', '=', 'picture')
      .executeTakeFirst();
    return picture(params.sha256, known && (await blobs.get(params.sha256)));
  },
});

/** A photo of a make, by its digest. */
export const photoRoute = route({
  method: 'get',
  path: '/photos/:sha256',
  access: 'anyone',
  summary: 'A photo of something that somebody made',
  params: z.object({ sha256 }),
  handle: async ({ params }, { accounts: { db }, photos }) => {
    const known = await db
      .selectFrom('makes')
      .select('id')
      .where('photo', '=', params.sha256)
      .where('hidden_at', 'is', null)
      .executeTakeFirst();
    // Asked for again each time: it may be hidden tomorrow.
    return picture(params.sha256, known && (await photos.get(params.sha256)), false);
  },
});

const picture = (etag: string, bytes: Uint8Array | undefined, immutable = true): Answer => {
  const type =
    bytes && SIGNATURES.find(([first]) => first.every((byte, i) => bytes[i] === byte))?.[1];
  if (bytes === undefined || type === undefined) {
    return problemAnswer([error('not-found', 'expected a picture that is kept here')]);
  }
  return { kind: 'bytes', bytes, type, etag, immutable };
};

/** Pictures are what their bytes say, whatever their names. */
const SIGNATURES = [
  [[0x89, 0x50, 0x4e, 0x47], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x52, 0x49, 0x46, 0x46], 'image/webp'],
] as const;
