// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Bucket } from '../../designs/library/store/s3/open-bucket.ts';
import { seal, sha256, unseal } from './sealed-json.ts';
import type { Store, StoreRecord } from './store.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** A store in which other machines find what this one made. */
export interface SharedStore extends Store {
  /** What this machine has of it, and its workers know. */
  readonly local: Store;
  /**
   * Gives the bucket a record and its artifacts that a worker left in the local folder, as far as it
   * has not got them; false: some of them are gone here. Rejects with `StoreFault`.
   */
  share(record: StoreRecord): Promise<boolean>;
}

/**
 * A store of several machines: `local` is this one's folder, read first; what is not there is taken
 * from the bucket (`bytes/<sha256>`, `records/<key>`) and kept here. What is put is confirmed when both
 * have it; a record comes last, and to the bucket first: what a crash leaves is bytes without a record.
 * Claims are those of this machine. Besides what `Store` says, everything rejects with `StoreFault`
 * when the bucket is needed and away.
 */
export const shareStore = (local: Store, bucket: Bucket): SharedStore => {
  const fetching = new Map<string, Promise<Uint8Array | undefined>>();
  const bytesAt = (digest: string): string => `bytes/${digest}`;
  const recordAt = (key: string): string => `records/${key}`;

  const putRecordThere = (record: StoreRecord): Promise<void> =>
    bucket.put(recordAt(record.key), new TextEncoder().encode(seal(record)));
  const getRecordThere = async (key: string): Promise<StoreRecord | undefined> => {
    const text = await bucket.get(recordAt(key));
    const record = unseal(new TextDecoder().decode(text)) as StoreRecord | undefined;
    return record?.key === key ? record : undefined;
  };
  /** In their full length; that they are the right ones shows on reading. */
  const missing = async ({ artifacts }: StoreRecord): Promise<readonly string[]> => {
    const lengths = await Promise.all(artifacts.map((each) => bucket.head(bytesAt(each.sha256))));
    return artifacts.filter(({ bytes }, i) => lengths[i] !== bytes).map((each) => each.sha256);
  };
  const fetchBytes = async (digest: string): Promise<Uint8Array | undefined> => {
    const bytes = await bucket.get(bytesAt(digest));
    if (bytes === undefined) return undefined;
    // As on disk, what is damaged goes away: else its record would count as whole.
    if (sha256(bytes) !== digest) return void (await bucket.remove(bytesAt(digest)));
    await local.putBytes(bytes);
    return bytes;
  };

  return {
    local,
    getRecord: async (key) => {
      if (!DIGEST.test(key)) return undefined;
      const here = await local.getRecord(key);
      if (here !== undefined) return here;
      const record = await getRecordThere(key);
      if (record === undefined || (await missing(record)).length > 0) return undefined;
      // Here it counts from when its bytes are here, too.
      await local.putRecord(record);
      return record;
    },
    putRecord: async (record) => {
      if (!DIGEST.test(record.key)) throw new Error('expected a key of 64 hex digits');
      await putRecordThere(record);
      await local.putRecord(record);
    },
    getBytes: async (digest) => {
      if (!DIGEST.test(digest)) return undefined;
      const here = await local.getBytes(digest);
      if (here !== undefined) return here;
      // Several steps read what one made: it is fetched once.
      const before = fetching.get(digest);
      if (before !== undefined) return before;
      const fetched = fetchBytes(digest).finally(() => fetching.delete(digest));
      fetching.set(digest, fetched);
      return fetched;
    },
    putBytes: async (bytes) => {
      const digest = await local.putBytes(bytes);
      await bucket.put(bytesAt(digest), bytes);
      return digest;
    },
    pathOf: local.pathOf,
    claim: local.claim,
    share: async (record) => {
      const there = await getRecordThere(record.key);
      const lacking = await missing(record);
      for (const digest of lacking) {
        const bytes = await local.getBytes(digest);
        if (bytes === undefined) return false;
        await bucket.put(bytesAt(digest), bytes);
      }
      if (there === undefined || lacking.length > 0) await putRecordThere(record);
      return true;
    },
  };
};
