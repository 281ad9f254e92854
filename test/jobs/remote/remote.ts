// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, onTestFinished, vi } from 'vitest';
import type { Pool } from '../../../src/jobs/pool/create-pool.ts';
import {
  createRemotePool,
  type RemotePoolOptions,
} from '../../../src/jobs/remote/create-remote-pool.ts';
import { PRIORITIES } from '../../../src/jobs/remote/job.ts';
import { QUEUE } from '../../../src/jobs/remote/names.ts';
import { startQueueWorker } from '../../../src/jobs/remote/start-queue-worker.ts';
import type { Times } from '../../../src/jobs/remote/times.ts';
import { openDiskStore } from '../../../src/jobs/store/open-disk-store.ts';
import type { Task } from '../../../src/jobs/task.ts';
import { success, warning } from '../../../src/shared/problem.ts';
import { temporaryFolder } from '../../designs/library/samples.ts';
import { fakePool } from '../fakes.ts';

/** Short, so that tests need not wait long; none of them asserts a time. */
export const SHORT: Times = {
  call: 1_000,
  away: 1_500,
  noWorker: 1_200,
  look: 150,
  wanted: 1_200,
  check: 80,
  lock: 700,
  stalled: 250,
  alive: 600,
  backoff: 40,
};

/** A store and a space in Redis of the test's own, for askers and workers. */
export const meetAt = async (redis: string) => {
  const place = { folder: join(await temporaryFolder(), 'store'), maxBytes: 1e9 };
  const store = await openDiskStore(place.folder, place);
  const space = `test-${randomUUID()}`;
  const shared = { redis, store, space, times: SHORT };
  const asker = (more: Partial<RemotePoolOptions> = {}): Pool => {
    const pool = createRemotePool({ ...shared, priority: 'visitor', ...more });
    onTestFinished(() => pool.close());
    return pool;
  };
  /** A worker whose tasks end when the test says so. */
  const worker = (size = 2, more: Partial<Parameters<typeof startQueueWorker>[0]> = {}) => {
    const fake = fakePool(size);
    const errors: string[] = [];
    const onError = ({ message }: Error): void => void errors.push(message);
    const started = startQueueWorker({ ...shared, place, pool: fake.pool, onError, ...more });
    onTestFinished(() => started.close(0));
    return { ...fake, errors, close: started.close };
  };
  /** How many jobs wait, of visitors and of batches. */
  const lined = async () => {
    const look = new Redis(redis);
    const places = await look.zrange(`${space}:${QUEUE}:prioritized`, '0', '-1', 'WITHSCORES');
    look.disconnect();
    const ranks = places.flatMap((score, i) =>
      i % 2 === 1 ? Math.floor(Number(score) / 2 ** 32) : [],
    );
    return {
      visitor: ranks.filter((rank) => rank === PRIORITIES.visitor).length,
      batch: ranks.filter((rank) => rank === PRIORITIES.batch).length,
    };
  };
  return { store, place, space, asker, worker, lined };
};

/** A task that nothing is behind but its name. */
export const named = (fileName: string, bytes = new Uint8Array()): Task => ({
  kind: 'check',
  fileName,
  bytes,
});

export const NOTE = warning('test-note', 'beside the answer');

/** Answers every task at once: with what it was, or with this. */
export const echo = (answer?: unknown) => {
  const seen: Task[] = [];
  const run = (async (task: Task) => {
    seen.push(task);
    return success(answer ?? { was: task }, [NOTE]);
  }) as unknown as Pool['run'];
  return { run, seen };
};

/** Waits for what comes by itself, however long that takes on a busy machine. */
export const until = (isSo: () => boolean | Promise<boolean>): Promise<void> =>
  vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout: 20_000, interval: 10 });
