// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { inject } from 'vitest';
import type { BuildCache, CachedBuild } from '../../src/jobs/cache/create-build-cache.ts';
import type { Pool } from '../../src/jobs/pool/create-pool.ts';
import type { WantedBuild } from '../../src/jobs/queue/build-queue.ts';
import type { Build } from '../../src/pipeline/build.ts';
import type { Context } from '../../src/shared/context.ts';
import { error, failure, type Outcome, success } from '../../src/shared/problem.ts';

/** A task in the pool of a test, which ends when the test says so, or at once when aborted. */
export interface Started {
  readonly name: string;
  readonly context: Context;
  readonly end: (outcome?: Outcome<Build>) => void;
  readonly die: (thrown: Error) => void;
}

const BUILD = { schema: [], values: {}, products: [] } as unknown as Build;

/** Which task it is stands where its design would be. */
export interface FakeTask {
  readonly request?: unknown;
  readonly fileName?: string;
}

export interface FakePool {
  readonly pool: Pick<Pool, 'size' | 'run'>;
  readonly running: ReadonlySet<Started>;
  /** Names in the order in which tasks began. */
  readonly order: readonly string[];
  readonly one: (name: string) => Started;
}

/** A Redis that stands between, where the tests are to run with one. */
const redis = inject('redis');
const elsewhere = redis === undefined ? undefined : await import('./remote/fake-elsewhere.ts');

/** How many runs of a property: each takes its time with a Redis between. */
export const runs = (many: number): number => (redis === undefined ? many : Math.ceil(many / 8));

export const fakePool = (size: number): FakePool =>
  elsewhere === undefined ? poolHere(size) : elsewhere.putElsewhere(poolHere(size), redis!);

const poolHere = (size: number): FakePool => {
  const running = new Set<Started>();
  const order: string[] = [];
  const run = (task: FakeTask, context: Context = {}) =>
    new Promise((resolve, reject) => {
      const name = String(task.request ?? task.fileName);
      const over = (then: () => void) => () => running.delete(started) && then();
      const started: Started = {
        name,
        context,
        end: (outcome = success(BUILD)) => over(() => resolve(outcome))(),
        die: (thrown) => over(() => reject(thrown))(),
      };
      running.add(started);
      order.push(name);
      const abort = (): void => started.end(failure(error('job-interrupted', 'stopped')));
      if (context.signal?.aborted === true) abort();
      else context.signal?.addEventListener('abort', abort);
    });
  return {
    pool: { size, run: run as Pool['run'] },
    running,
    order,
    one: (name: string) => [...running].find((each) => each.name === name)!,
  };
};

export const fakeCache = () => {
  const kept = new Map<string, CachedBuild>();
  const cache: BuildCache = {
    get: async (key) => kept.get(key),
    put: async (key, build, problems) => {
      kept.set(key, { key, build, products: [], problems });
      return kept.get(key)!;
    },
  };
  return { cache, kept };
};

export const wanted = (key: string): WantedBuild => ({ key, request: key as never });

/** Everything that goes on by itself has gone on. */
export const settled = (): Promise<void> =>
  elsewhere === undefined
    ? new Promise((resolve) => setImmediate(resolve))
    : elsewhere.settledElsewhere();

/** What a promise came to, where it has. */
export const peek = <T>(promise: Promise<T>) => {
  const seen: { value?: T } = {};
  void promise.then((value) => (seen.value = value));
  return seen;
};
