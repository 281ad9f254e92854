// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request, Response } from 'express';
import type { Answer } from './answer.ts';

type Bytes = Extract<Answer, { readonly kind: 'bytes' }>;

/** Sends bytes with their ETag, or the one range of them that was asked for, or word that they are known. */
export const sendBytes = (
  { bytes, type, etag, name, immutable = false }: Bytes,
  request: Request,
  response: Response,
): void => {
  response.type(type).set({
    etag: `"${etag}"`,
    'accept-ranges': 'bytes',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (name !== undefined) response.attachment(name).type(type);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const condition = request.get('if-range');
  const ranges =
    condition === undefined || condition === `"${etag}"` ? request.range(whole.length) : undefined;
  if (ranges === -1) {
    response.status(416).set('content-range', `bytes */${whole.length}`).end();
    return;
  }
  // Several ranges at once nobody needs: they get the whole.
  if (Array.isArray(ranges) && ranges.length === 1 && ranges.type === 'bytes') {
    const { start, end } = ranges[0]!;
    response.status(206).set('content-range', `bytes ${start}-${end}/${whole.length}`);
    response.send(whole.subarray(start, end + 1));
    return;
  }
  response.send(whole);
};
