// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { error, failure, success, type Outcome, type Problem } from '../../../shared/problem.ts';
import { describeError, outOfMemory, stackOverflow } from '../describe-error.ts';
import { readThrown } from './thrown-value.ts';

/** What limits the calls of one sandbox, and what host functions refused on the way. */
export interface Watch {
  readonly now: () => number;
  readonly timeMs: number;
  deadline: number;
  /** Whether the interpreter's memory is used up. */
  isFull: () => boolean;
  /** Source of a file of the design, for places. */
  readonly textOf: (file: string) => string | undefined;
  readonly halts: Problem[];
  /** Once set, nothing runs any more. */
  fatal?: Problem;
}

/**
 * Calls a function of the sandbox and, when it answers a promise, drives its jobs until there are
 * none. No real time passes for a design: a promise still pending then will never settle.
 * Everything that can go wrong in there comes out as a Problem.
 */
export const callGuest = (
  context: QuickJSContext,
  watch: Watch,
  target: QuickJSHandle,
  method: string | undefined,
  argument?: string | QuickJSHandle,
): Outcome<QuickJSHandle> => {
  try {
    if (watch.fatal) return failure(watch.fatal);
    const call = method === undefined ? target : context.getProp(target, method);
    const handle = typeof argument === 'string' ? context.newString(argument) : argument;
    const result = context.callFunction(call, context.undefined, ...(handle ? [handle] : []));
    if (result.error) return failure(thrownProblem(context, watch, result.error));
    return settle(context, watch, result.value);
  } catch (thrown) {
    return failure(brokenProblem(watch, thrown));
  }
};

const settle = (
  context: QuickJSContext,
  watch: Watch,
  value: QuickJSHandle,
): Outcome<QuickJSHandle> => {
  const jobs = context.runtime.executePendingJobs();
  if (jobs.error) return failure(thrownProblem(context, watch, jobs.error));
  if (watch.fatal) return failure(watch.fatal);
  const state = context.getPromiseState(value);
  if (state.type === 'fulfilled') return success(state.notAPromise ? value : state.value);
  if (state.type === 'rejected') return failure(thrownProblem(context, watch, state.error));
  return failure(watch.now() > watch.deadline ? timeout(watch) : neverSettled);
};

const thrownProblem = (context: QuickJSContext, watch: Watch, handle: QuickJSHandle): Problem => {
  const thrown = readThrown(context, handle);
  if (watch.fatal) return watch.fatal;
  const described = describeError(thrown, watch.textOf);
  if (!thrown.name && !thrown.message && watch.isFull()) return outOfMemory();
  if (watch.now() > watch.deadline) {
    return { ...timeout(watch), ...(described.where && { where: described.where }) };
  }
  const halt = watch.halts.findLast(({ message }) => message === thrown.message);
  return halt
    ? {
        ...halt,
        ...((described.where || halt.where) && { where: { ...described.where, ...halt.where } }),
      }
    : described;
};

/** The engine itself gave up: its stack, or its memory, ran over in the middle of a call. */
const brokenProblem = (watch: Watch, thrown: unknown): Problem => {
  if (watch.fatal) return watch.fatal;
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  if (/call stack|recursion/i.test(text)) return stackOverflow();
  if (watch.isFull() || /memory|abort|allocation|invalid (string|array)/i.test(text)) {
    return outOfMemory();
  }
  return error('evaluate-broken', `The interpreter stopped: ${text}`);
};

export const timeout = ({ timeMs }: Watch): Problem =>
  error(
    'evaluate-timeout',
    `Expected the design to finish within ${timeMs / 1000} s, it did not.`,
    {
      hint: 'Look for an endless loop, or lower `segments`.',
    },
  );

const neverSettled: Problem = error(
  'evaluate-never-settles',
  'Expected the promise of main to settle, it waits for something that never comes.',
  { hint: 'No time passes in a design: there is no timer, network or file to wait for.' },
);
