// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { claimIn } from './claims.ts';
import { evict } from './evict.ts';
import { seal, sha256, unseal } from './sealed-json.ts';
import type { Store, StoreRecord } from './store.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** What lies beside for longer was left by a process that died, ms. */
const LEFTOVER_MS = 3_600_000;

/** How exactly the time of last use is kept, ms: writing it costs more than reading a file. */
const USE_MS = 600_000;

export interface DiskStoreOptions {
  /** At most about this much, those unused for longest going first. */
  readonly maxBytes: number;
  /** Stands in for the disk in tests of a full one. */
  readonly write?: (path: string, content: Uint8Array | string) => Promise<void>;
}

/**
 * A store in a folder: `bytes/ab/<sha256>`, `records/ab/<key>`, `claims/<key>`. Everything is
 * written beside and renamed. It is not flushed: what a power cut tears is found by its digest and
 * made again.
 */
export const openDiskStore = async (
  folder: string,
  {
    maxBytes,
    write = (path, content) => writeFile(path, content, { flag: 'wx' }),
  }: DiskStoreOptions,
): Promise<Store> => {
  const [bytesIn, recordsIn, claimsIn, besideIn] = ['bytes', 'records', 'claims', 'beside'].map(
    (room) => join(folder, room),
  ) as [string, string, string, string];
  for (const room of [bytesIn, recordsIn, claimsIn, besideIn])
    await mkdir(room, { recursive: true });
  await clearLeftovers(besideIn);
  const shelved = (room: string, name: string): string => join(room, name.slice(0, 2), name);
  let used: number | undefined;
  let evicting: Promise<void> | undefined;

  const makeRoom = async (): Promise<void> => {
    used = await evict([bytesIn, recordsIn], maxBytes, Date.now());
  };
  /** What others write is seen when one's own writes have filled a tenth of the limit. */
  const grown = async (bytes: number): Promise<void> => {
    used = used === undefined ? Infinity : used + bytes;
    if (used <= maxBytes) return;
    evicting ??= makeRoom().finally(() => (evicting = undefined));
    await evicting;
  };
  const put = async (place: string, content: Uint8Array | string): Promise<void> => {
    const draft = join(besideIn, randomUUID());
    try {
      await write(draft, content);
      await rename(draft, place).catch(async () => {
        await mkdir(dirname(place), { recursive: true });
        await rename(draft, place);
      });
    } finally {
      await rm(draft, { force: true });
    }
    await grown(content.length);
  };
  const touch = async (path: string, mtimeMs: number): Promise<void> => {
    const now = Date.now();
    if (Math.abs(now - mtimeMs) < USE_MS) return;
    await utimes(path, new Date(now), new Date(now)).catch(() => undefined);
  };
  /** Whether bytes are there in their full length; that they are the right ones shows on reading. */
  const has = async (digest: string, bytes: number): Promise<boolean> => {
    const path = shelved(bytesIn, digest);
    const about = await stat(path).catch(() => undefined);
    if (about?.size !== bytes) return false;
    await touch(path, about.mtimeMs);
    return true;
  };

  return {
    getRecord: async (key) => {
      if (!DIGEST.test(key)) return undefined;
      const path = shelved(recordsIn, key);
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      const record = unseal(text) as StoreRecord | undefined;
      if (record?.key !== key) return void (await rm(path, { force: true }));
      for (const { sha256: digest, bytes } of record.artifacts)
        if (!(await has(digest, bytes))) return undefined;
      const about = await stat(path).catch(() => undefined);
      if (about !== undefined) await touch(path, about.mtimeMs);
      return record;
    },
    putRecord: async (record) => {
      if (!DIGEST.test(record.key)) throw new Error('expected a key of 64 hex digits');
      await put(shelved(recordsIn, record.key), seal(record));
    },
    getBytes: async (digest) => {
      if (!DIGEST.test(digest)) return undefined;
      const path = shelved(bytesIn, digest);
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes === undefined || sha256(bytes) === digest) return bytes;
      return void (await rm(path, { force: true }));
    },
    putBytes: async (bytes) => {
      const digest = sha256(bytes);
      const place = shelved(bytesIn, digest);
      const there = await readFile(place).catch(() => undefined);
      if (there === undefined || sha256(there) !== digest) await put(place, bytes);
      return digest;
    },
    pathOf: (digest) => shelved(bytesIn, digest),
    claim: claimIn(claimsIn),
  };
};

const clearLeftovers = async (beside: string): Promise<void> => {
  for (const name of await readdir(beside)) {
    const path = join(beside, name);
    const about = await stat(path).catch(() => undefined);
    // Another process may be writing what is young.
    if (about !== undefined && Date.now() - about.mtimeMs > LEFTOVER_MS)
      await rm(path, { recursive: true, force: true });
  }
};
