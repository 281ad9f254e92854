// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../shared/context.ts';
import { failure, type Outcome } from '../../shared/problem.ts';
import type { Store } from '../store/store.ts';
import { interrupted } from '../job-problems.ts';
import { problemsIn, STALLED } from './job.ts';
import { lookAtJob, removeJob, type LookTools, type Seen, type Wanted } from './look-at-job.ts';
import { QUEUE, wantedKey } from './names.ts';
import { unpack } from './pack.ts';
import type { RedisLink } from './redis-link.ts';
import { noWorker, queueUnreachable, storesApart, workersDied } from './remote-problems.ts';
import { ATTEMPTS } from './times.ts';
import type { Wakers } from './wakers.ts';

export interface AwaitTools extends LookTools {
  readonly link: RedisLink;
  readonly wakers: Wakers;
  readonly store: Pick<Store, 'getBytes'>;
  /** Shared by all who wait: since when no worker showed itself, and when that was looked at last. */
  readonly lonely: { since?: number | undefined; looked?: number };
}

/** Until Redis is asked again that did not answer, ms. */
const RETRY = 200;

/** Until the second look, ms; each further time twice as long. */
const SOON = 100;

/** How often an answer is made again whose bytes are not in the store. */
const ROUNDS = 3;

/**
 * Waits for a job, whatever becomes of Redis meanwhile: what it lost is added again. Never for
 * ever: not without Redis, and not without a worker. Rejects when the workers end in a bug.
 */
export const awaitJob = async (
  wanted: Wanted,
  signal: AbortSignal,
  progress: Context['progress'],
  tools: AwaitTools,
): Promise<Outcome<unknown>> => {
  const { link, times, wakers, store } = tools;
  const waker = wakers.listen(wanted.id, progress);
  const stillWanted = wantAgainAndAgain(wanted, tools);
  let isFirst = true;
  // Sooner at first: what is made at once may be over before anybody listens.
  let untilLook = SOON;
  let delayedSince: number | undefined;
  try {
    for (let rounds = 0; !signal.aborted;) {
      const asked = await link.ask(() => lookAtJob(wanted, isFirst, tools));
      if (asked === undefined) {
        if (link.awayMs() > times.away) return failure(queueUnreachable(link.reason()));
        await pause(RETRY, undefined, { signal }).catch(() => undefined);
        continue;
      }
      isFirst = false;
      const seen = asked.answer;
      if (seen.is === 'failed') return failureOf(seen.reason);
      if (seen.is === 'done') {
        const unpacked = await unpack(seen.packed, store);
        if (unpacked !== undefined) return unpacked.value as Outcome<unknown>;
        if (++rounds === ROUNDS) return failure(storesApart());
        await link.ask(() => removeAnswer(wanted, tools));
        continue;
      }
      if (isLonelyTooLong(seen, tools)) return failure(noWorker(QUEUE));
      delayedSince = seen.isDelayed ? (delayedSince ?? performance.now()) : undefined;
      if (isOverdue(delayedSince, tools)) await link.ask(() => promote(wanted, tools));
      await waker.next(Math.min(times.look, untilLook), signal);
      untilLook *= 2;
    }
    return failure(interrupted());
  } finally {
    clearInterval(stillWanted);
    waker.stop();
  }
};

/**
 * Much more often than it looks how the job stands: whoever is killed is missed soon, and saying so
 * costs Redis one small call. While that is away or slow, none is piled on another.
 */
const wantAgainAndAgain = (
  { id, who }: Wanted,
  { link, interest, space, times }: AwaitTools,
): NodeJS.Timeout => {
  let isSaying = false;
  const say = async (): Promise<void> => {
    if (isSaying || link.awayMs() > 0) return;
    isSaying = true;
    await link.ask(() => interest.want(wantedKey(space, id), who, times.wanted));
    isSaying = false;
  };
  return setInterval(() => void say(), times.wanted / 3);
};

const failureOf = (reason: string): Outcome<never> => {
  if (reason === STALLED) return failure(workersDied());
  const problems = problemsIn(reason);
  if (problems === undefined) throw new Error(reason);
  return failure(...problems);
};

const removeAnswer = async ({ id }: Wanted, { queue }: AwaitTools): Promise<void> => {
  const job = await queue.getJob(id);
  if (job !== undefined) await removeJob(job);
};

const isLonelyTooLong = (
  { isWorkerThere }: Extract<Seen, { is: 'pending' }>,
  { lonely, times }: AwaitTools,
): boolean => {
  const now = performance.now();
  // Nobody looked for long: what was then says nothing of now.
  if (isWorkerThere || now - (lonely.looked ?? now) > 3 * times.look) lonely.since = undefined;
  lonely.looked = now;
  if (!isWorkerThere) lonely.since ??= now;
  return lonely.since !== undefined && now - lonely.since > times.noWorker;
};

/** When a job is due again is by the clock of a worker, which may be wrong. */
const isOverdue = (since: number | undefined, { times }: AwaitTools): boolean =>
  since !== undefined && performance.now() - since > times.backoff * 2 ** ATTEMPTS + times.look;

const promote = async ({ id }: Wanted, { queue }: AwaitTools): Promise<void> => {
  const job = await queue.getJob(id);
  await job?.promote().catch(() => undefined);
};
