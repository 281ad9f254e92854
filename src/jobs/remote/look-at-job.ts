// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Job, Queue } from 'bullmq';
import type { Interest } from './interest.ts';
import { PRIORITIES, type JobAnswer, type Priority } from './job.ts';
import { aliveKey, wantedKey } from './names.ts';
import type { Packed } from './pack.ts';
import { ATTEMPTS, type Times } from './times.ts';

/** A job that somebody waits for. */
export interface Wanted {
  readonly id: string;
  readonly kind: string;
  readonly packed: Packed;
  readonly priority: Priority;
  /** Who waits: a name of its own for each. */
  readonly who: string;
}

export type Seen =
  | { readonly is: 'pending'; readonly isWorkerThere: boolean; readonly isDelayed: boolean }
  | { readonly is: 'done'; readonly packed: Packed }
  | { readonly is: 'failed'; readonly reason: string };

export interface LookTools {
  readonly queue: Queue;
  readonly interest: Interest;
  readonly redis: { exists(key: string): Promise<number> };
  readonly space: string;
  readonly times: Times;
}

/**
 * Says that the job is wanted and looks how it stands; where there is none, it is added. At the
 * `first` look, what failed for somebody else before is no answer: it is tried anew.
 */
export const lookAtJob = async (
  wanted: Wanted,
  first: boolean,
  tools: LookTools,
): Promise<Seen> => {
  const { queue, interest, redis, space, times } = tools;
  // Before the job is there: a worker drops what nobody wants.
  await interest.want(wantedKey(space, wanted.id), wanted.who, times.wanted);
  const found = (await queue.getJob(wanted.id)) as Job<Packed, JobAnswer> | undefined;
  const seen = found === undefined ? undefined : finished(found);
  const isOld = first && seen !== undefined && !(seen.is === 'done' && isGood(found!));
  if (seen !== undefined && !isOld) return seen;
  if (isOld) await removeJob(found!);
  if (found === undefined || isOld)
    await queue.add(wanted.kind, wanted.packed, optionsOf(wanted, times));
  else if (found.priority > PRIORITIES[wanted.priority])
    await found.changePriority({ priority: PRIORITIES[wanted.priority] });
  const isWorkerThere = (await redis.exists(aliveKey(space))) === 1;
  return { is: 'pending', isWorkerThere, isDelayed: !isOld && (found?.delay ?? 0) > 0 };
};

/** A job that a worker has in hand stays. */
export const removeJob = (job: Job): Promise<void> => job.remove().catch(() => undefined);

const finished = (job: Job<Packed, JobAnswer>): Exclude<Seen, { is: 'pending' }> | undefined => {
  // A job that will be tried again has a reason already, and is not over.
  if (job.finishedOn === undefined) return undefined;
  const { returnvalue: answer, failedReason } = job;
  if (failedReason !== undefined && answer === null) return { is: 'failed', reason: failedReason };
  return answer !== null && 'packed' in answer ? { is: 'done', packed: answer.packed } : undefined;
};

const isGood = ({ returnvalue }: Job<Packed, JobAnswer>): boolean =>
  'isOk' in returnvalue && returnvalue.isOk;

/** Ended jobs stay until all who wait have read the answer; how many is bounded in any case. */
const optionsOf = ({ id, priority }: Wanted, { backoff }: Times) => ({
  jobId: id,
  priority: PRIORITIES[priority],
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: backoff },
  removeOnComplete: { age: 120, count: 500 },
  removeOnFail: { age: 3_600, count: 500 },
  stackTraceLimit: 1,
});
