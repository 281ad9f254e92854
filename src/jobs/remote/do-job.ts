// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Job, WaitingError } from 'bullmq';
import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import type { Context } from '../../shared/context.ts';
import { paceProgress } from '../../shared/pace-progress.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import type { Pool } from '../pool/create-pool.ts';
import { diskFull } from '../queue/queue-problems.ts';
import type { Store } from '../store/store.ts';
import type { StorePlace, Task } from '../task.ts';
import type { Interest } from './interest.ts';
import { JobFailure, type JobAnswer } from './job.ts';
import { wantedKey } from './names.ts';
import { pack, unlessFull, unpack, type Packed } from './pack.ts';
import type { RedisLink } from './redis-link.ts';
import { storesApart } from './remote-problems.ts';
import type { Times } from './times.ts';

export interface DoTools {
  readonly link: RedisLink;
  readonly interest: Interest;
  readonly store: Store;
  readonly place: StorePlace;
  readonly pool: Pick<Pool, 'run'>;
  readonly space: string;
  readonly times: Times;
  /** Aborts when the worker ends: what runs goes back to the line. */
  readonly ending: AbortSignal;
}

/** Why a job is ended before it is done. */
type Stop = 'unwanted' | 'not ours' | 'ending';

/** So many checks more whoever waits has, to say so to a Redis that was away. */
const AFTER_REDIS = 2;

/** Of progress in Redis, ms. */
const PACE = 250;

/**
 * Does one job: what it is told in Redis, in the local pool, into the store. While it runs it is
 * looked whether somebody still wants it, and whether it is still this worker's. Throws what is to
 * be tried again.
 */
export const doJob = async (
  job: Job<Packed, JobAnswer>,
  token: string,
  tools: DoTools,
): Promise<JobAnswer> => {
  const { link, interest, store, space, times, ending } = tools;
  const key = wantedKey(space, job.id!);
  const stopping = new AbortController();
  let why: Stop | undefined;
  const stop = (reason: Stop): void => {
    why ??= reason;
    stopping.abort();
  };
  // Whoever waits may need a moment to say so again to a Redis that was away.
  let misses = 0;
  const check = async (mostMisses: number): Promise<void> => {
    // Redis that does not answer says neither: what is made meanwhile may still be wanted.
    const kept = await link.ask(() => job.extendLock(token, times.lock));
    if (kept?.answer === 0) return stop('not ours');
    const wanted = await link.ask(() => interest.isWanted(key));
    if (wanted === undefined) misses = -AFTER_REDIS;
    else misses = wanted.answer ? 0 : misses + 1;
    if (misses > mostMisses) stop('unwanted');
  };
  const end = (): void => stop('ending');
  if (ending.aborted) end();
  else ending.addEventListener('abort', end);
  const watch = setInterval(() => void check(1), times.check);
  try {
    await check(0);
    const progress = paceProgress(
      () => performance.now(),
      (step) => void job.updateProgress({ ...step }).catch(() => undefined),
      PACE,
    );
    const outcome =
      why === undefined ? await perform(job.data, stopping.signal, progress, tools) : undefined;
    if (why === undefined && outcome !== undefined) return await answerOf(outcome, store);
    return await giveUp(why!, job, token);
  } catch (thrown) {
    const problem = storeProblem(thrown);
    throw problem === undefined ? thrown : new JobFailure([problem]);
  } finally {
    clearInterval(watch);
    ending.removeEventListener('abort', end);
  }
};

const perform = async (
  packed: Packed,
  signal: AbortSignal,
  progress: Context['progress'],
  { store, place, pool }: DoTools,
): Promise<Outcome<unknown>> => {
  const unpacked = await unpack(packed, store);
  if (unpacked === undefined) return { ok: false, problems: [storesApart()] };
  const task = unpacked.value as Task;
  if (task.kind !== 'node') return pool.run(task, { signal, progress: progress! });
  // Somebody may have made it meanwhile.
  const known = await store.getRecord(task.key);
  if (known !== undefined) return success(known, known.problems);
  return pool.run({ ...task, store: place }, { signal, progress: progress! });
};

/** A worker's death is no answer: another may do it. */
const answerOf = async (outcome: Outcome<unknown>, store: Store): Promise<JobAnswer> => {
  if (!outcome.ok && outcome.problems.some(({ code }) => code === 'job-died'))
    throw new JobFailure(outcome.problems);
  const packed = await pack(outcome, store).catch(unlessFull);
  if (packed === undefined) throw new JobFailure([diskFull()]);
  return { isOk: outcome.ok, packed };
};

const giveUp = async (why: Stop, job: Job, token: string): Promise<JobAnswer> => {
  switch (why) {
    case 'unwanted':
      // Gone at once: whoever wants it from now on finds none, and adds it anew.
      job.opts = { ...job.opts, removeOnComplete: true };
      return { isDropped: true };
    case 'ending':
      await job.moveToWait(token);
      throw new WaitingError();
    case 'not ours':
      throw new Error('another worker has taken it over');
  }
};
