// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { Queue, QueueEvents } from 'bullmq';
import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import type { Context } from '../../shared/context.ts';
import { failure, type Outcome, type Problem } from '../../shared/problem.ts';
import type { Pool } from '../pool/create-pool.ts';
import { createTurns } from '../pool/turns.ts';
import { diskFull } from '../queue/queue-problems.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Task } from '../task.ts';
import { interrupted } from '../job-problems.ts';
import { awaitJob } from './await-job.ts';
import { interestIn } from './interest.ts';
import type { Priority } from './job.ts';
import { jobId, portable } from './job-of.ts';
import { QUEUE, SPACE, wantedKey } from './names.ts';
import { pack, unlessFull } from './pack.ts';
import { openRedisLink, patient } from './redis-link.ts';
import { remarksOnRedis } from './remarks-on-redis.ts';
import { TIMES, type Times } from './times.ts';
import { wakersOf } from './wakers.ts';

export interface RemotePoolOptions {
  /** `redis://…` */
  readonly redis: string;
  /** Large files of tasks and answers travel through it; that of the workers has the same bytes. */
  readonly store: Pick<Store, 'getBytes' | 'putBytes'>;
  readonly priority: Priority;
  /** How many tasks it has waiting or running in Redis at a time. Default 32. */
  readonly size?: number;
  /** Told once what Redis should be set up otherwise for. */
  readonly onRemark?: (remark: Problem) => void;
  /** What all keys begin with. */
  readonly space?: string;
  readonly times?: Partial<Times>;
}

/** Events that Redis keeps for who is late; answers travel in them. */
const MOST_EVENTS = 1_000;

/**
 * A pool whose workers are elsewhere, see `startQueueWorker`. Who wants the same as another shares
 * one job with them. Problems beside those of a pool: `queue-unreachable`, `queue-no-worker`,
 * `queue-workers-died`, `queue-store-apart`, `disk-full`, and of `StoreFault`.
 */
export const createRemotePool = ({
  redis: url,
  store,
  priority,
  size = 32,
  onRemark = () => undefined,
  space = SPACE,
  times: given = {},
}: RemotePoolOptions): Pool => {
  const times = { ...TIMES, ...given };
  const link = openRedisLink(url, times.call);
  const { redis } = link;
  const shared = { prefix: space, skipVersionCheck: true };
  const queue = new Queue(QUEUE, {
    ...shared,
    connection: redis,
    skipWaitingForReady: true,
    streams: { events: { maxLen: MOST_EVENTS } },
  });
  const events = new QueueEvents(QUEUE, { ...shared, connection: patient(url) });
  // That Redis is away shows at each call; without a listener it would end the process.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  redis.once('ready', () => void link.ask(() => remarksOnRedis(redis, onRemark)));

  const interest = interestIn(redis);
  const closing = new AbortController();
  const turns = createTurns(size);
  const leaving = new Set<Promise<unknown>>();
  const tools = {
    ...{ queue, interest, redis, space, times, link, store },
    wakers: wakersOf(events),
    lonely: {},
  };

  const ask = async (task: Task, signal: AbortSignal, { progress }: Context) => {
    const packed = await pack(portable(task), store).catch(unlessFull);
    if (packed === undefined) return failure(diskFull());
    const wanted = {
      id: jobId(task, packed),
      kind: task.kind,
      packed,
      priority,
      who: randomUUID(),
    };
    try {
      return await awaitJob(wanted, signal, progress, tools);
    } finally {
      const key = wantedKey(space, wanted.id);
      const left = link.ask(() => interest.leave(key, wanted.who));
      leaving.add(left);
      void left.then(() => leaving.delete(left));
    }
  };

  return {
    size,
    run: async <T extends Task>(task: T, context: Context = {}): Promise<Answer<T['kind']>> => {
      const signal = AbortSignal.any([closing.signal, ...(context.signal ? [context.signal] : [])]);
      if (!(await turns.take(signal, false))) return failure(interrupted());
      try {
        return (await ask(task, signal, context)) as Outcome<never>;
      } catch (thrown) {
        const problem = storeProblem(thrown);
        if (problem === undefined) throw thrown;
        return failure(problem);
      } finally {
        turns.giveBack(false);
      }
    },
    close: async () => {
      closing.abort();
      await turnsOver();
      await Promise.all(leaving);
      // Its own way to close waits for a Redis that never was there.
      events.close().catch(() => undefined);
      await events.getBackend().close(true);
      link.close();
    },
  };
};

/** Whoever was told to stop has said that it wants nothing any more. */
const turnsOver = (): Promise<void> => new Promise((over) => setImmediate(over));
