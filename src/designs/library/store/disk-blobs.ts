// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digest } from '../../../shared/digest.ts';
import { byCodeUnits } from '../../../shared/order.ts';
import type { BlobStore } from '../library.ts';
import { writeFlushed } from './write-flushed.ts';

/** What a write that was cut off leaves behind; listed, so that it can be removed. */
const UNFINISHED = /^unfinished-[0-9a-f-]{36}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Blobs as files `ab/cdef…` below `folder`. A file is written beside its place, flushed, and
 * renamed; the folder is flushed after it, so that what `put` confirmed survives a power cut.
 */
export const diskBlobs = (folder: string): BlobStore => {
  const place = (sha256: string): string =>
    SHA256.test(sha256)
      ? join(folder, sha256.slice(0, 2), sha256.slice(2))
      : join(folder, UNFINISHED.test(sha256) ? sha256 : 'no-such-blob');
  return {
    put: async (bytes) => {
      const sha256 = digest(bytes);
      const to = place(sha256);
      // Kept before, and still whole: one that was damaged is mended by this.
      const there = await readWhole(to);
      if (there !== undefined && digest(there) === sha256) return sha256;
      await mkdir(dirname(to), { recursive: true });
      const beside = join(folder, `unfinished-${randomUUID()}`);
      try {
        await writeFlushed(beside, bytes);
        await rename(beside, to);
      } catch (thrown) {
        await rm(beside, { force: true });
        throw thrown;
      }
      await flushFolder(dirname(to));
      return sha256;
    },
    get: async (sha256) => {
      const bytes = await readWhole(place(sha256));
      return bytes !== undefined && digest(bytes) === sha256 ? bytes : undefined;
    },
    has: async (sha256) => (await sizeOf(place(sha256))) !== undefined,
    remove: (sha256) => rm(place(sha256), { force: true }),
    list: async function* () {
      for (const name of await namesIn(folder)) {
        if (UNFINISHED.test(name)) yield name;
        if (!/^[0-9a-f]{2}$/.test(name)) continue;
        for (const rest of await namesIn(join(folder, name))) yield name + rest;
      }
    },
  };
};

const flushFolder = async (folder: string): Promise<void> => {
  // Windows cannot open folders; its renames are in the journal anyway.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const sizeOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
};

const readWhole = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return new Uint8Array(await readFile(path));
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
};

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).sort(byCodeUnits);
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw thrown;
  }
};

const isMissing = (thrown: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '');
