// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';
import type { BlobStore } from '../../library.ts';
import type { Bucket } from './open-bucket.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Blobs as objects of a bucket, each under its digest. They are written however often they come: an
 * object that was damaged is mended by this, and looking first would cost as much.
 */
export const s3Blobs = (bucket: Bucket): BlobStore => ({
  put: async (bytes) => {
    const sha256 = digestOf(bytes);
    await bucket.put(sha256, bytes);
    return sha256;
  },
  get: async (sha256) => {
    if (!SHA256.test(sha256)) return undefined;
    const bytes = await bucket.get(sha256);
    return bytes !== undefined && digestOf(bytes) === sha256 ? bytes : undefined;
  },
  has: async (sha256) => SHA256.test(sha256) && (await bucket.head(sha256)) !== undefined,
  remove: async (sha256) => {
    if (SHA256.test(sha256)) await bucket.remove(sha256);
  },
  list: async function* () {
    for await (const key of bucket.list('')) if (SHA256.test(key)) yield key;
  },
});

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
