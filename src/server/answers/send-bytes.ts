// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import compression from 'compression';
import type { Request, Response } from 'express';

/** Something to be sent whole or in part. */
export interface Content {
  readonly length: number;
  /** The bytes from `start` to `end`, both among them. */
  readonly read: (start: number, end: number) => Readable;
  readonly type: string;
  readonly etag: string;
  readonly name?: string;
  readonly immutable?: boolean;
}

export const inMemory = (bytes: Uint8Array): Pick<Content, 'length' | 'read'> => ({
  length: bytes.length,
  read: (start, end) =>
    Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset + start, end + 1 - start)]),
});

/** Sends bytes with their ETag, or the one range of them that was asked for, or word that they are known. */
export const sendBytes = async (
  { length, read, type, etag, name, immutable = false }: Content,
  request: Request,
  response: Response,
): Promise<void> => {
  response.type(type).set({
    'accept-ranges': 'bytes',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (name !== undefined) response.attachment(name).type(type);
  // What is compressed on its way has other bytes: a part of the one is no part of the other.
  const mayPack =
    request.acceptsEncodings('gzip', 'br', 'deflate', 'identity') !== 'identity' &&
    compression.filter(request, response);
  response.set('etag', mayPack ? `W/"${etag}"` : `"${etag}"`);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const condition = request.get('if-range');
  const ranges =
    condition === undefined || condition === `"${etag}"` ? request.range(length) : undefined;
  if (ranges === -1) {
    response.status(416).set('content-range', `bytes */${length}`).end();
    return;
  }
  let [start, end] = [0, length - 1];
  // Several ranges at once nobody needs: they get the whole.
  if (Array.isArray(ranges) && ranges.length === 1 && ranges.type === 'bytes') {
    ({ start, end } = ranges[0]!);
    const transform = `${response.get('cache-control')}, no-transform`;
    response.status(206).set({
      etag: `"${etag}"`,
      'content-range': `bytes ${start}-${end}/${length}`,
      'cache-control': transform,
    });
  }
  response.set('content-length', String(end + 1 - start));
  if (request.method === 'HEAD' || end < start) {
    response.end();
    return;
  }
  await pipeline(read(start, end), response);
};
