// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import type { Context } from '../../shared/context.ts';
import { failure, success, type Outcome } from '../../shared/problem.ts';
import type { BuildCache, CachedBuild } from '../cache/create-build-cache.ts';
import type { KeepableBuild } from '../cache/kept-plate.ts';
import type { Pool } from '../pool/create-pool.ts';
import { isFull } from '../store/is-full.ts';
import type { WantedBuild } from './build-queue.ts';
import { diskFull } from './queue-problems.ts';
import type { SharedBuild } from './shared-build.ts';

/** Finds builds in the cache and makes them in the pool. */
export interface Maker {
  /** Rejects with `StoreFault` alone: a build that nobody can keep would be made in vain. */
  kept(key: string): Promise<CachedBuild | undefined>;
  /** The build, kept from now on. Problems: those of the task, `disk-full`, and of `StoreFault`. */
  make(
    wanted: WantedBuild,
    signal: AbortSignal,
    tell: SharedBuild['tell'],
  ): Promise<Outcome<CachedBuild>>;
}

export const createMaker = (
  pool: Pick<Pool, 'run'>,
  cache: BuildCache,
  onBug: (thrown: unknown) => void,
): Maker => {
  const kept: Maker['kept'] = (key) =>
    cache.get(key).catch((thrown: unknown) => {
      if (storeProblem(thrown) !== undefined) throw thrown;
      onBug(thrown);
      return undefined;
    });

  const make: Maker['make'] = async (wanted, signal, tell) => {
    const { key } = wanted;
    try {
      // It may have been kept between the look at the cache and now.
      const known = await kept(key);
      if (known !== undefined) return success(known, known.problems);
      const progress = (step: object): void => tell({ state: 'running', ...step });
      const built = await run(wanted, pool, { signal, progress });
      if (!built.ok) return built;
      return success(await cache.put(key, built.value, built.problems), built.problems);
    } catch (thrown) {
      const problem = storeProblem(thrown);
      if (problem !== undefined) return failure(problem);
      if (!isFull(thrown)) throw thrown;
      return failure(diskFull());
    }
  };
  return { kept, make };
};

const run = async (
  wanted: WantedBuild,
  pool: Pick<Pool, 'run'>,
  context: Context,
): Promise<Outcome<KeepableBuild>> => {
  if (!('plate' in wanted)) return pool.run({ kind: 'build', request: wanted.request }, context);
  const built = await pool.run({ kind: 'plate', request: wanted.plate }, context);
  return built.ok ? success(await wanted.finish(built.value), built.problems) : built;
};
