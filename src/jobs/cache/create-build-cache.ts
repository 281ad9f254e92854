// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { withoutPasswords } from '../../designs/parameters/without-passwords.ts';
import type { Json } from '../../shared/canonical-json.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Artifact, Store } from '../store/store.ts';
import type { KeepableBuild } from './kept-plate.ts';
import { rememberWhole } from './remember-whole.ts';

/** A file of a kept build. It may be evicted while it is known: open it soon. */
export interface CachedProduct extends Artifact {
  readonly path: string;
}

/** A build on this disk. Its values are without passwords. */
export interface CachedBuild {
  readonly key: string;
  readonly build: Omit<KeepableBuild, 'products'>;
  readonly products: readonly CachedProduct[];
  /** Warnings and notes of the build. */
  readonly problems: readonly Problem[];
}

export interface BuildCache {
  /** undefined where there is none, or where what is there is damaged; that is removed. */
  get(key: string): Promise<CachedBuild | undefined>;
  /** Keeps a build whole or not at all; rejects when the disk refuses. */
  put(key: string, build: KeepableBuild, problems: readonly Problem[]): Promise<CachedBuild>;
}

/** Whole builds in a store with files on this disk, see `openStore`. */
export const createBuildCache = (store: Store): BuildCache => {
  const isWhole = rememberWhole();
  return {
    get: async (key) => {
      const record = await store.getRecord(key);
      if (record === undefined) return undefined;
      const there = withPaths(record.artifacts, store);
      for (const { path, sha256 } of there)
        if (!(await isWhole(path, sha256)) && (await store.getBytes(sha256)) === undefined)
          return undefined;
      const build = record.value as unknown as CachedBuild['build'];
      const { problems } = record;
      return { key, build, problems, products: there };
    },
    put: async (key, { products, ...build }, problems) => {
      const artifacts: Artifact[] = [];
      for (const { name, format, bytes } of products) {
        const sha256 = await store.putBytes(bytes);
        artifacts.push({ name, format, sha256, bytes: bytes.length });
      }
      const kept = { ...build, values: withoutPasswords(build.schema, build.values) };
      const value = kept as unknown as Json;
      await store.putRecord({ key, value, artifacts, problems, tookMs: 0 });
      return { key, build: kept, problems, products: withPaths(artifacts, store) };
    },
  };
};

const withPaths = (artifacts: readonly Artifact[], store: Store): readonly CachedProduct[] =>
  artifacts.map((artifact) => ({ ...artifact, path: store.pathOf(artifact.sha256)! }));
