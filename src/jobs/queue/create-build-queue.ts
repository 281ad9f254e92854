// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import type { BuildRequest } from '../../pipeline/build.ts';
import { failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import type { BuildCache, CachedBuild } from '../cache/create-build-cache.ts';
import type { Pool } from '../pool/create-pool.ts';
import type { Task } from '../task.ts';
import type { Answer } from '../worker-handle.ts';
import type { BuildState, StateListener } from './build-state.ts';
import { rememberFailures } from './failures.ts';
import { createLine, type Limits } from './line.ts';
import { bug, diskFull, interrupted, unknownBuild } from './queue-problems.ts';
import { calledOff, type Holder, shareBuild, type SharedBuild } from './shared-build.ts';

/** A build and the key that it is kept under, see `buildKey`. */
export interface WantedBuild {
  readonly key: string;
  readonly request: BuildRequest;
}

/**
 * Work for visitors before the pool: bounded, one visitor after another, the same build only once,
 * ended when nobody waits for it any more. Problems of everything that may start work:
 * `build-too-many` and `build-queue-full` (with `retryAfterSeconds`), `build-closed`, `build-bug`,
 * `disk-full`, `job-interrupted`, those of the task, and of `StoreFault`; rejects with that one where
 * it cannot even be seen what is kept. A build that failed is not run again for
 * a while; its Problems come at once.
 */
export interface BuildQueue {
  /** The build: at once where it is kept. Whoever aborts leaves; the others go on. */
  build(wanted: WantedBuild, visitor: string, signal: AbortSignal): Promise<Outcome<CachedBuild>>;
  /** Other tasks, in the same bounds and turns. */
  runFor(
    visitor: string,
    signal: AbortSignal,
  ): <T extends Task>(task: T) => Promise<Answer<T['kind']>>;
  /**
   * Starts a build and does not wait. It goes on for `leaseMs` after the visitor last asked for
   * its status, or for as long as the visitor watches.
   */
  submit(wanted: WantedBuild, visitor: string): Promise<Outcome<BuildState>>;
  /** undefined: neither waiting, running, failed just now, nor kept. */
  status(key: string, visitor?: string): Promise<BuildState | undefined>;
  /** Tells the state now and each later one until the answer is called: the visitor leaves then. */
  watch(key: string, listener: StateListener, visitor?: string): () => void;
  /** Ends all that the visitor wants of it, and the build if nobody else does; false: nothing. */
  cancel(key: string, visitor: string): boolean;
  /** Refuses what is new, cancels what waits, and what still runs after `withinMs` (10 s). */
  close(withinMs?: number): Promise<void>;
}

export interface BuildQueueOptions {
  readonly pool: Pick<Pool, 'size' | 'run'>;
  readonly cache: BuildCache;
  readonly limits?: Partial<Limits>;
  /** How long a build goes on that nobody waits for. Default 2 s. */
  readonly graceMs?: number;
  /** Default 60 s. */
  readonly leaseMs?: number;
  /** Told what was thrown where nothing should be. */
  readonly onBug?: (thrown: unknown) => void;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

const [REMEMBER_MS, MOST_REMEMBERED] = [60_000, 1_000];

export const createBuildQueue = ({
  pool,
  cache,
  limits: { perVisitor = 4, inAll = 100 } = {},
  graceMs = 2_000,
  leaseMs = 60_000,
  onBug = () => undefined,
  now,
}: BuildQueueOptions): BuildQueue => {
  const line = createLine({ size: pool.size, perVisitor, inAll, now, onBug });
  const failures = rememberFailures(REMEMBER_MS, MOST_REMEMBERED, now);
  const going = new Map<string, SharedBuild>();
  const leases = new WeakMap<SharedBuild, Map<string, Lease>>();
  /** Rejects with `StoreFault` alone: a build that nobody can keep would be made in vain. */
  const kept = (key: string): Promise<CachedBuild | undefined> =>
    cache.get(key).catch((thrown: unknown) => {
      if (storeProblem(thrown) !== undefined) throw thrown;
      onBug(thrown);
      return undefined;
    });

  const make = async (
    { key, request }: WantedBuild,
    signal: AbortSignal,
    tell: SharedBuild['tell'],
  ): Promise<Outcome<CachedBuild>> => {
    try {
      // It may have been kept between the look at the cache and now.
      const known = await kept(key);
      if (known !== undefined) return success(known, known.problems);
      const progress = (step: object): void => tell({ state: 'running', ...step });
      const built = await pool.run({ kind: 'build', request }, { signal, progress });
      if (!built.ok) return built;
      return success(await cache.put(key, built.value, built.problems), built.problems);
    } catch (thrown) {
      const problem = storeProblem(thrown);
      if (problem !== undefined) return failure(problem);
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
      return failure(diskFull());
    }
  };

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
      for (const { stop } of leases.get(shared)?.values() ?? []) stop();
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

  /** A hold without a connection: it ends by itself when it is not renewed. */
  const lease = (shared: SharedBuild, holder: Holder): Lease => {
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      leases.get(shared)?.delete(holder.visitor);
      shared.release(holder);
    };
    const renew = (): void => {
      clearTimeout(timer);
      timer = setTimeout(stop, leaseMs).unref();
    };
    renew();
    return { stop, renew };
  };

  const submit: BuildQueue['submit'] = async (wanted, visitor) => {
    // Called off, it holds nothing any more: nothing is left to end.
    const holder: Holder = { visitor, end: () => undefined };
    const shared = await enter(wanted, holder);
    if ('ok' in shared) return shared.ok ? success({ state: 'done', build: shared.value }) : shared;
    leases.get(shared)?.get(visitor)?.stop();
    if (!leases.has(shared)) leases.set(shared, new Map());
    leases.get(shared)!.set(visitor, lease(shared, holder));
    return success(shared.state);
  };

  const status: BuildQueue['status'] = async (key, visitor) => {
    const shared = going.get(key);
    if (shared !== undefined) {
      if (visitor !== undefined) leases.get(shared)?.get(visitor)?.renew();
      return shared.state;
    }
    const problems = failures.get(key);
    if (problems !== undefined) return { state: 'failed', problems };
    const known = await kept(key);
    return known === undefined ? undefined : { state: 'done', build: known };
  };

  const watch: BuildQueue['watch'] = (key, listener, visitor) => {
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
    const holder: Holder = { visitor, end };
    // Whoever has too many already may look on, but does not keep it going.
    shared.hold(holder);
    leases.get(shared)?.get(visitor)?.stop();
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
    cancel: (key, visitor) => going.get(key)?.cancel(visitor) ?? false,
    close: (withinMs = 10_000) => line.close(withinMs),
  };
};

interface Lease {
  readonly stop: () => void;
  readonly renew: () => void;
}

const failedOf = (problem: Problem): BuildState => ({ state: 'failed', problems: [problem] });
