// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { hostname } from 'node:os';
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
  const tools = { link, store, place, pool, space, times, ending: ending.signal };
  const interest = interestIn(redis);
  redis.once('ready', () => void link.ask(() => remarksOnRedis(redis, onRemark)));

  const worker = new Worker<Packed, JobAnswer>(
    QUEUE,
    async (job, token) => {
      onJob({ id: job.id!, kind: job.name, is: 'begun' });
      try {
        return await doJob(job, token!, { ...tools, interest });
      } finally {
        onJob({ id: job.id!, kind: job.name, is: 'over' });
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

  return {
    close: async (withinMs = 10_000) => {
      const late = setTimeout(() => ending.abort(), withinMs);
      const closed = worker.close();
      // Redis may be away: what cannot be given back is taken over when its lock is over.
      const gone = new Promise((over) => setTimeout(over, withinMs + times.call).unref());
      await Promise.race([closed, gone]);
      clearTimeout(late);
      clearInterval(showing);
      ending.abort();
      await Promise.race([worker.disconnect().catch(() => undefined), gone]);
      link.close();
    },
  };
};
