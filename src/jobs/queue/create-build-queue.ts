// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import { failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import type { BuildCache, CachedBuild } from '../cache/create-build-cache.ts';
import type { Pool } from '../pool/create-pool.ts';
import type { BuildQueue, WantedBuild } from './build-queue.ts';
import type { BuildState } from './build-state.ts';
import { createMaker } from './create-maker.ts';
import { rememberFailures } from './failures.ts';
import { createLeases } from './leases.ts';
import { createLine, type Limits } from './line.ts';
import { bug, interrupted, unknownBuild } from './queue-problems.ts';
import { calledOff, type Holder, shareBuild, type SharedBuild } from './shared-build.ts';

export interface BuildQueueOptions {
  readonly pool: Pick<Pool, 'size' | 'run'>;
  readonly cache: BuildCache;
  readonly limits?: Partial<Limits>;
  /** How long a build goes on that nobody waits for. Default `GRACE_MS`. */
  readonly graceMs?: number;
  /** Default 60 s. */
  readonly leaseMs?: number;
  /** Told what was thrown where nothing should be. */
  readonly onBug?: (thrown: unknown) => void;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

/** Enough for whoever lost the connection to come back; who changes their mind calls it off. */
export const GRACE_MS = 5_000;

const [REMEMBER_MS, MOST_REMEMBERED] = [60_000, 1_000];

export const createBuildQueue = ({
  pool,
  cache,
  limits: { perVisitor = 4, inAll = 100 } = {},
  graceMs = GRACE_MS,
  leaseMs = 60_000,
  onBug = () => undefined,
  now,
}: BuildQueueOptions): BuildQueue => {
  const line = createLine({ size: pool.size, perVisitor, inAll, now, onBug });
  const failures = rememberFailures(REMEMBER_MS, MOST_REMEMBERED, now);
  const going = new Map<string, SharedBuild>();
  const leases = createLeases(leaseMs);
  const { kept, make } = createMaker(pool, cache, onBug);

  const start = (wanted: WantedBuild, holder: Holder): Outcome<SharedBuild> => {
    const { key } = wanted;
    const forget = (): void => {
      if (going.get(key) === shared) going.delete(key);
    };
    const entered = line.enter<CachedBuild>(holder.visitor, (signal) => {
      shared.tell({ state: 'running' });
      return make(wanted, signal, shared.tell);
    });
    if (!entered.ok) return entered;
    const shared = shareBuild(holder, { ticket: entered.value, graceMs, onDrop: forget });
    going.set(key, shared);
    void shared.result.then((outcome) => {
      forget();
      if (!outcome.ok) failures.keep(key, outcome.problems);
      leases.endAll(shared);
      shared.tell(
        outcome.ok
          ? { state: 'done', build: outcome.value }
          : { state: 'failed', problems: outcome.problems },
      );
    });
    return success(shared);
  };

  /** The build that is going on, held; or its outcome, where that is known already. */
  const enter = async (
    wanted: WantedBuild,
    holder: Holder,
    signal?: AbortSignal,
  ): Promise<SharedBuild | Outcome<CachedBuild>> => {
    const join = (): SharedBuild | Outcome<never> | undefined => {
      const other = going.get(wanted.key);
      const refused = other?.hold(holder);
      return refused === undefined ? other : failure(refused);
    };
    const joined = join();
    if (joined !== undefined) return joined;
    const failed = failures.get(wanted.key);
    if (failed !== undefined) return failure(...failed);
    const known = await kept(wanted.key);
    if (known !== undefined) return success(known, known.problems);
    if (signal?.aborted === true) return failure(interrupted());
    const late = join();
    if (late !== undefined) return late;
    const started = start(wanted, holder);
    return started.ok ? started.value : started;
  };

  const build: BuildQueue['build'] = async (wanted, visitor, signal) => {
    if (signal.aborted) return failure(interrupted());
    let end!: () => void;
    const gone = new Promise<Outcome<never>>((resolve) => {
      end = () => resolve(failure(interrupted()));
    });
    const holder: Holder = { visitor, end };
    signal.addEventListener('abort', end, { once: true });
    let shared: SharedBuild | Outcome<CachedBuild> | undefined;
    try {
      shared = await enter(wanted, holder, signal);
      return 'ok' in shared ? shared : await Promise.race([shared.result, gone]);
    } finally {
      signal.removeEventListener('abort', end);
      if (shared !== undefined && !('ok' in shared)) shared.release(holder);
    }
  };

  const submit: BuildQueue['submit'] = async (wanted, visitor, ticket) => {
    // Called off, it holds nothing any more: nothing is left to end.
    const holder: Holder = { visitor, ticket, end: () => undefined };
    const shared = await enter(wanted, holder);
    if ('ok' in shared) return shared.ok ? success({ state: 'done', build: shared.value }) : shared;
    leases.add(shared, holder);
    return success(shared.state);
  };

  const status: BuildQueue['status'] = async (key, visitor) => {
    const shared = going.get(key);
    if (shared !== undefined) {
      if (visitor !== undefined) leases.renew(shared, visitor);
      return shared.state;
    }
    const problems = failures.get(key);
    if (problems !== undefined) return { state: 'failed', problems };
    const known = await kept(key);
    return known === undefined ? undefined : { state: 'done', build: known };
  };

  const watch: BuildQueue['watch'] = (key, listener, visitor, ticket) => {
    const shared = going.get(key);
    if (shared === undefined) {
      let isStopped = false;
      const tell = (state: BuildState): void => {
        if (!isStopped) listener(state);
      };
      status(key).then(
        (state) => tell(state ?? failedOf(unknownBuild())),
        (thrown: unknown) => tell(failedOf(storeProblem(thrown) ?? bug())),
      );
      return () => void (isStopped = true);
    }
    const unlisten = shared.listen(listener);
    if (visitor === undefined) return unlisten;
    const end = (): void => {
      unlisten();
      listener(calledOff());
    };
    const holder: Holder = { visitor, ticket, end };
    // Whoever has too many already may look on, but does not keep it going.
    shared.hold(holder);
    leases.end(shared, holder);
    return () => {
      unlisten();
      shared.release(holder);
    };
  };

  const runFor: BuildQueue['runFor'] = (visitor, signal) => async (task) => {
    if (signal.aborted) return failure(interrupted());
    const entered = line.enter(visitor, (stop) => pool.run(task, { signal: stop }));
    if (!entered.ok) return entered;
    const { result, cancel } = entered.value;
    signal.addEventListener('abort', cancel, { once: true });
    return result.finally(() => signal.removeEventListener('abort', cancel));
  };

  return {
    build,
    runFor,
    submit,
    status,
    watch,
    cancel: (key, visitor, ticket) => going.get(key)?.cancel(visitor, ticket) ?? false,
    close: (withinMs = 10_000) => line.close(withinMs),
  };
};

const failedOf = (problem: Problem): BuildState => ({ state: 'failed', problems: [problem] });
