// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash, randomUUID } from 'node:crypto';
import { failure, type Outcome, success } from '../../../../shared/problem.ts';
import type { Bucket } from './open-bucket.ts';
import { refused, storeProblem } from './store-fault.ts';

/**
 * Tries whether a bucket is there and may be used as it will be: lists, and where something is to be
 * written, writes, reads and removes an object of a few bytes. Problems: those of `StoreFault`.
 */
export const checkBucket = async (
  bucket: Bucket,
  { writes = true }: { readonly writes?: boolean } = {},
): Promise<Outcome<void>> => {
  const key = `probes/${randomUUID()}`;
  const bytes = createHash('sha256').update(key).digest();
  try {
    await bucket.list(key)[Symbol.asyncIterator]().next();
    if (!writes) return success(undefined);
    await bucket.put(key, bytes);
    const found = await bucket.get(key);
    await bucket.remove(key);
    if (found !== undefined && bytes.equals(found)) return success(undefined);
    throw refused(bucket.name, 200, 'OtherBytes');
  } catch (thrown) {
    const problem = storeProblem(thrown);
    if (problem === undefined) throw thrown;
    return failure(problem);
  }
};
