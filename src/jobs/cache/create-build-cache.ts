// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Build } from '../../pipeline/build.ts';
import type { Problem } from '../../shared/problem.ts';
import { rememberWhole } from './remember-whole.ts';

/** A file of a kept build. It may be evicted while it is known: open it soon. */
export interface CachedProduct {
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly path: string;
}

/** A build on disk. Its values are without passwords. */
export interface CachedBuild {
  readonly key: string;
  readonly build: Omit<Build, 'products'>;
  readonly products: readonly CachedProduct[];
  /** Warnings and notes of the build. */
  readonly problems: readonly Problem[];
}

export interface BuildCache {
  /** undefined where there is none, or where what is there is damaged; that is removed. */
  get(key: string): Promise<CachedBuild | undefined>;
  /** Keeps a build whole or not at all; rejects when the disk refuses. */
  put(key: string, build: Build, problems: readonly Problem[]): Promise<CachedBuild>;
}

const LEFTOVER_MS = 3_600_000;
const KEY = /^[0-9a-f]{64}$/;

type Kept = Omit<CachedBuild, 'products'> & {
  readonly products: readonly Omit<CachedProduct, 'path'>[];
};

/**
 * Builds in a folder, at most about `maxBytes`, those unused for longest going first. An entry is a
 * folder that is written beside and renamed, so that several processes may share it.
 */
export const createBuildCache = async (
  folder: string,
  { maxBytes }: { readonly maxBytes: number },
): Promise<BuildCache> => {
  const entries = join(folder, 'entries');
  const beside = join(folder, 'beside');
  const isWhole = rememberWhole();
  await mkdir(entries, { recursive: true });
  await mkdir(beside, { recursive: true });
  // Another process may be writing what is young.
  for (const name of await readdir(beside)) {
    const path = join(beside, name);
    const about = await stat(path).catch(() => undefined);
    if (about !== undefined && Date.now() - about.mtimeMs > LEFTOVER_MS)
      await rm(path, { recursive: true, force: true });
  }

  /** Renamed first: nobody sees an entry that is half removed. */
  const remove = async (key: string): Promise<void> => {
    const grave = join(beside, randomUUID());
    const moved = await rename(join(entries, key), grave).then(
      () => true,
      () => false,
    );
    if (moved) await rm(grave, { recursive: true, force: true });
  };

  const get = async (key: string): Promise<CachedBuild | undefined> => {
    if (!KEY.test(key)) return undefined;
    const place = join(entries, key);
    const text = await readFile(join(place, 'build.json'), 'utf8').catch(() => undefined);
    const kept = text === undefined ? undefined : parse(text);
    if (kept?.key !== key) return void (await remove(key));
    for (const [i, product] of kept.products.entries()) {
      if (!(await isWhole(join(place, `${i}`), product.sha256))) return void (await remove(key));
    }
    const now = new Date();
    await utimes(join(place, 'build.json'), now, now).catch(() => {});
    return withPaths(place, kept);
  };

  const put = async (
    key: string,
    { products, ...build }: Build,
    problems: readonly Problem[],
  ): Promise<CachedBuild> => {
    if (!KEY.test(key)) throw new Error('expected a key of 64 hex digits');
    const draft = join(beside, randomUUID());
    await mkdir(draft);
    try {
      for (const [i, { bytes }] of products.entries()) await write(join(draft, `${i}`), bytes);
      const kept: Kept = {
        key,
        build: { ...build, values: withoutPasswords(build) },
        problems,
        products: products.map(({ name, format, bytes }) => ({
          name,
          format,
          sha256: sha256(bytes),
          bytes: bytes.length,
        })),
      };
      await write(join(draft, 'build.json'), print(kept));
      await rename(draft, join(entries, key)).catch(async (thrown: NodeJS.ErrnoException) => {
        // Somebody else kept the same build in the meantime.
        if (thrown.code !== 'ENOTEMPTY' && thrown.code !== 'EEXIST') throw thrown;
      });
      await evict(key);
      return withPaths(join(entries, key), kept);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  };

  const evict = async (except: string): Promise<void> => {
    const all: { key: string; size: number; used: number }[] = [];
    for (const key of await readdir(entries)) {
      const about = await measure(join(entries, key)).catch(() => undefined);
      if (about !== undefined) all.push({ key, ...about });
    }
    let total = all.reduce((sum, { size }) => sum + size, 0);
    for (const { key, size } of all.sort((a, b) => a.used - b.used)) {
      if (total <= maxBytes) return;
      if (key === except) continue;
      await remove(key);
      total -= size;
    }
  };
  return { get, put };
};

const withoutPasswords = ({ schema, values }: Pick<Build, 'schema' | 'values'>) => {
  const secret = new Set(schema.filter(({ type }) => type === 'password').map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
};

const measure = async (place: string): Promise<{ size: number; used: number }> => {
  let size = 0;
  for (const name of await readdir(place)) size += (await stat(join(place, name))).size;
  return { size, used: (await stat(join(place, 'build.json'))).mtimeMs };
};

const withPaths = (place: string, kept: Kept): CachedBuild => ({
  ...kept,
  products: kept.products.map((product, i) => ({ ...product, path: join(place, `${i}`) })),
});

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

const print = (kept: Kept): string => {
  const text = JSON.stringify(kept);
  return JSON.stringify({ sha256: sha256(text), text });
};

const parse = (file: string): Kept | undefined => {
  try {
    const { sha256: said, text } = JSON.parse(file) as { sha256: string; text: string };
    return sha256(text) === said ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
};

const write = async (path: string, content: Uint8Array | string): Promise<void> => {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
};
