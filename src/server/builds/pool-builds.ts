// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BuildCache, CachedBuild } from '../../jobs/cache/create-build-cache.ts';
import type { Pool } from '../../jobs/pool/create-pool.ts';
import type { Outcome } from '../../shared/problem.ts';
import { success } from '../../shared/problem.ts';
import type { Builds } from './builds.ts';

/** Builds in the pool's threads, kept in the cache; who asks for the same waits for the same build. */
export const poolBuilds = (pool: Pool, cache: BuildCache): Builds => {
  const running = new Map<string, Promise<Outcome<CachedBuild>>>();
  const build: Builds['build'] = async ({ key, request }) => {
    const kept = await cache.get(key);
    if (kept !== undefined) return success(kept, kept.problems);
    const other = running.get(key);
    if (other !== undefined) return other;
    const made = (async (): Promise<Outcome<CachedBuild>> => {
      const built = await pool.run({ kind: 'build', request });
      return built.ok
        ? success(await cache.put(key, built.value, built.problems), built.problems)
        : built;
    })().finally(() => running.delete(key));
    running.set(key, made);
    return made;
  };
  return { build, runFor: (_, signal) => (task) => pool.run(task, { signal }) };
};
