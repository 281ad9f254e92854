// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import type { Request, RequestHandler } from 'express';

/** Where an answer is asked for at most once. */
export const KEY_HEADER = 'idempotency-key';

/** No upload is larger. */
const MOST_BYTES = 300 * 1024 * 1024;

const watched = new WeakMap<Request, { readonly hash: Hash; length: number }>();

/**
 * Hashes the bodies of requests with a key as they come, whoever reads them. To be put before
 * anything that waits: what came by then would be missed.
 */
export const watchBody: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && request.get(KEY_HEADER) !== undefined) {
    const body = { hash: createHash('sha256'), length: 0 };
    const push = request.push.bind(request);
    request.push = (chunk: Buffer | null, encoding) => {
      if (chunk !== null) {
        body.hash.update(chunk);
        body.length += chunk.length;
        if (body.length > MOST_BYTES) request.destroy();
      }
      return push(chunk, encoding);
    };
    watched.set(request, body);
  }
  next();
};

/** SHA-256 of the whole body, hex; what nobody has read is read. Undefined where it was cut off. */
export const bodyDigest = async (request: Request): Promise<string | undefined> => {
  if (!request.complete && !request.destroyed) {
    const over = new AbortController();
    const ends = ['end', 'close', 'error'].map((event) =>
      once(request, event, { signal: over.signal }).catch(() => undefined),
    );
    request.resume();
    await Promise.race(ends);
    over.abort();
  }
  return request.complete ? watched.get(request)?.hash.copy().digest('hex') : undefined;
};
