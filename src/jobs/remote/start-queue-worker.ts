// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import type { Problem } from '../../shared/problem.ts';
import type { Pool } from '../pool/create-pool.ts';
import type { Store } from '../store/store.ts';
import type { StorePlace } from '../task.ts';
import { doJob } from './do-job.ts';
import { interestIn } from './interest.ts';
import type { JobAnswer } from './job.ts';
import { aliveKey, QUEUE, SPACE } from './names.ts';
import type { Packed } from './pack.ts';
import { openRedisLink, patient } from './redis-link.ts';
import { remarksOnRedis } from './remarks-on-redis.ts';
import { TAKEOVERS, TIMES, type Times } from './times.ts';

export interface QueueWorkerOptions {
  /** `redis://…` */
  readonly redis: string;
  /** The same bytes as in the store of those who ask. */
  readonly store: Store;
  /** Where the pool's own workers find it. */
  readonly place: StorePlace;
  /** It does the work, and is not closed by this. */
  readonly pool: Pick<Pool, 'size' | 'run'>;
  readonly onRemark?: (remark: Problem) => void;
  /** Told of each job that ended in an error, and of Redis' own; they are tried again. */
  readonly onError?: (thrown: Error) => void;
  /** Told when a job begins and when it is over, in whatever way. */
  readonly onJob?: (told: {
    readonly id: string;
    readonly kind: string;
    readonly is: 'begun' | 'over';
  }) => void;
  readonly space?: string;
  readonly times?: Partial<Times>;
}

export interface QueueWorker {
  /** Takes no new job, and gives those back that are not done within `withinMs` (10 s). */
  close(withinMs?: number): Promise<void>;
}

/** Takes jobs of `createRemotePool` for as long as it is open, however often Redis goes away. */
export const startQueueWorker = ({
  redis: url,
  store,
  place,
  pool,
  onRemark = () => undefined,
  onError = () => undefined,
  onJob = () => undefined,
  space = SPACE,
  times: given = {},
}: QueueWorkerOptions): QueueWorker => {
  const times = { ...TIMES, ...given };
  const link = openRedisLink(url, times.call);
  const { redis } = link;
  const ending = new AbortController();
  const running = new Set<Promise<unknown>>();
  const interest = interestIn(redis);
  const tools = { link, interest, store, place, pool, space, times, ending: ending.signal };
  redis.once('ready', () => void link.ask(() => remarksOnRedis(redis, onRemark)));

  const worker = new Worker<Packed, JobAnswer>(
    QUEUE,
    async (job, token) => {
      const about = { id: job.id!, kind: job.name };
      onJob({ ...about, is: 'begun' });
      const doing = doJob(job, token!, tools);
      running.add(doing);
      try {
        return await doing;
      } finally {
        running.delete(doing);
        onJob({ ...about, is: 'over' });
      }
    },
    {
      prefix: space,
      connection: patient(url),
      skipVersionCheck: true,
      name: `${hostname()}-${process.pid}`,
      concurrency: pool.size,
      // Each job renews its own lock, by a clock that nobody can set.
      skipLockRenewal: true,
      lockDuration: times.lock,
      stalledInterval: times.stalled,
      maxStalledCount: TAKEOVERS,
      runRetryDelay: times.check,
      drainDelay: 2,
    },
  );
  worker.on('error', onError);
  worker.on('failed', (_, thrown) => onError(thrown));

  const show = (): Promise<unknown> =>
    link.ask(() => redis.set(aliveKey(space), '1', 'PX', times.alive));
  redis.on('ready', () => void show());
  const showing = setInterval(() => void show(), times.alive / 3);

  const end = async (withinMs: number): Promise<void> => {
    const late = setTimeout(() => ending.abort(), withinMs);
    const closed = worker.close();
    await Promise.race([Promise.allSettled(running), wait(withinMs)]);
    // Redis may be away: what cannot be given back is taken over when its lock is over.
    await Promise.race([closed, wait(GOODBYE)]);
    clearTimeout(late);
    clearInterval(showing);
    ending.abort();
    await worker.getBackend().close(true);
    link.close();
  };
  let ended: Promise<void> | undefined;
  return { close: (withinMs = 10_000) => (ended ??= end(withinMs)) };
};

const wait = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false });

/** How long Redis has to take back what was not done, ms. */
const GOODBYE = 1_500;
