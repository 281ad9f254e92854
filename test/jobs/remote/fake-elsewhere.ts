// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Pool } from '../../../src/jobs/pool/create-pool.ts';
import { createRemotePool } from '../../../src/jobs/remote/create-remote-pool.ts';
import { startQueueWorker } from '../../../src/jobs/remote/start-queue-worker.ts';
import type { Store } from '../../../src/jobs/store/store.ts';
import type { Context } from '../../../src/shared/context.ts';
import type { FakePool, FakeTask } from '../fakes.ts';

/** Tests may set the clock of timers. */
const sleep = (ms: number): Promise<void> => new Promise((over) => realTimeout(over, ms));
const realTimeout = setTimeout;

/** Names alone travel: nothing needs a store. */
const NO_STORE = {
  putBytes: () => Promise.reject(new Error('expected nothing large')),
  getBytes: async () => undefined,
} as unknown as Store;

const TIMES = { check: 10, backoff: 1, look: 400, wanted: 2_000 };

/** All that was asked and not answered or called off yet, of every pool of a test. */
const open = new Set<() => boolean>();

/** A pool before Redis, and behind it a worker with the tasks of the test. */
export const putElsewhere = (fake: FakePool, redis: string): FakePool => {
  const { size, run } = fake.pool;
  const shared = { redis, store: NO_STORE, space: `test-${randomUUID()}`, times: TIMES };
  const dead = new Map<string, Error>();
  const asked: string[] = [];
  const steps = { told: 0, heard: 0 };

  // A worker that dies of a task dies of it each time.
  const runThere = (async (task: FakeTask, context: Context) => {
    const name = String(task.fileName);
    if (dead.has(name)) throw dead.get(name)!;
    const progress: Context['progress'] = (step) => {
      steps.told++;
      context.progress?.(step);
    };
    return run(task as never, { ...context, progress }).catch((thrown: Error) => {
      dead.set(name, thrown);
      throw thrown;
    });
  }) as Pool['run'];
  const worker = startQueueWorker({
    ...{ ...shared, place: { folder: '', maxBytes: 0 } },
    pool: { size, run: runThere },
  });
  const pool = createRemotePool({ ...shared, priority: 'visitor', size });

  const runHere = async (task: FakeTask, context: Context = {}) => {
    const name = String(task.request ?? task.fileName);
    const over = (): void => void asked.splice(asked.indexOf(name), asked.includes(name) ? 1 : 0);
    const progress: Context['progress'] = (step) => {
      steps.heard++;
      context.progress?.(step);
    };
    if (context.signal?.aborted !== true) asked.push(name);
    context.signal?.addEventListener('abort', over, { once: true });
    const sent = { kind: 'check', fileName: name, bytes: new Uint8Array() } as const;
    try {
      return await pool.run(sent, { ...context, progress });
    } finally {
      if (context.signal?.aborted !== true) over();
      context.signal?.removeEventListener('abort', over);
    }
  };
  const isSettled = (): boolean => {
    const names = [...fake.running].map(({ name }) => name).sort();
    return steps.told === steps.heard && names.join() === [...asked].sort().join();
  };
  open.add(isSettled);
  onTestFinished(async () => {
    open.delete(isSettled);
    await Promise.all([pool.close(), worker.close(0)]);
  });
  return { ...fake, pool: { size, run: runHere as Pool['run'] } };
};

/** Workers do just what is asked of them, and whoever asked knows what they answered. */
export const settledElsewhere = async (): Promise<void> => {
  const isQuiet = async (): Promise<boolean> => {
    for (let i = 0; i < 4; i++) {
      await new Promise<void>((next) => setImmediate(next));
      if ([...open].some((isSettled) => !isSettled())) return false;
    }
    return true;
  };
  while (!(await isQuiet())) await sleep(1);
};
