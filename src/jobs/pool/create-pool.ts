// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { availableParallelism } from 'node:os';
import type { Context } from '../../shared/context.ts';
import { failure } from '../../shared/problem.ts';
import type { Answer, Task } from '../task.ts';
import { interrupted, tooMuchMemory } from '../job-problems.ts';
import { startWorker, type TaskLimits, type WorkerHandle } from '../worker-handle.ts';
import { guardMemory, type Guarded } from './guard-memory.ts';
import { createTurns } from './turns.ts';

/** Workers that stay warm between tasks. */
export interface Pool {
  /** How many tasks it does at a time; further ones wait in order of arrival. */
  readonly size: number;
  /**
   * Problems: those of the task, `evaluate-timeout`, `job-memory`, `job-hung`, `job-died`,
   * `job-interrupted`. Rejects when the worker dies of a bug of ours.
   */
  run<T extends Task>(task: T, context?: Context): Promise<Answer<T['kind']>>;
  /** Stops everything at once: tasks that run or wait end with `job-interrupted`. */
  close(): Promise<void>;
}

export interface PoolOptions extends TaskLimits {
  /** Default: the processor's threads less one, 1 to 4. */
  readonly size?: number;
  /** Workers to start before anybody asks. Default 0. */
  readonly warm?: number;
  /** A worker is retired after this many tasks. Default 100. */
  readonly tasksPerWorker?: number;
  /** A worker that holds more after a task is retired. Default 768 MB. */
  readonly maxHeldBytes?: number;
  /**
   * Memory of all workers together. Above it idle workers end, then the task that began last is
   * taken back and done when it has the pool for itself; alone and still above, it is `job-memory`.
   * Default: no limit.
   */
  readonly budgetBytes?: number;
  /** `startProcess`, or what stands in for workers in tests. Default: threads. */
  readonly start?: () => WorkerHandle;
}

const MB = 1024 * 1024;

export const createPool = ({
  size = Math.min(4, Math.max(1, availableParallelism() - 1)),
  warm = 0,
  tasksPerWorker = 100,
  maxHeldBytes = 768 * MB,
  budgetBytes = Infinity,
  start = startWorker,
  ...limits
}: PoolOptions = {}): Pool => {
  const idle: WorkerHandle[] = [];
  const served = new WeakMap<WorkerHandle, number>();
  const closing = new AbortController();
  const ending = new Set<Promise<unknown>>();
  const turns = createTurns(size);

  const end = (worker: WorkerHandle): void => {
    const ended: Promise<unknown> = worker.stop().finally(() => ending.delete(ended));
    ending.add(ended);
  };
  const memory = guardMemory(budgetBytes, idle, end);

  const takeWorker = (): WorkerHandle => {
    for (let worker = idle.pop(); worker !== undefined; worker = idle.pop())
      if (worker.isAlive) return worker;
    return start();
  };
  /** A spent or dead worker is replaced at once, so that the next task finds a warm one. */
  const giveBack = (worker: WorkerHandle): void => {
    const count = (served.get(worker) ?? 0) + 1;
    served.set(worker, count);
    const isSpent = count >= tasksPerWorker || worker.heldBytes > maxHeldBytes;
    if (worker.isAlive && !isSpent && !closing.signal.aborted) return void idle.push(worker);
    end(worker);
    if (!closing.signal.aborted) idle.push(start());
  };

  const attempt = async <T extends Task>(
    task: T,
    context: Context,
    signal: AbortSignal,
    alone: boolean,
  ): Promise<Answer<T['kind']> | 'too much'> => {
    if (!(await turns.take(signal, alone))) return failure(interrupted());
    const worker = takeWorker();
    const guarded: Guarded = { worker, stop: new AbortController() };
    memory.watch(guarded);
    try {
      const either = AbortSignal.any([signal, guarded.stop.signal]);
      const outcome = await worker.run(task, { ...context, signal: either }, limits);
      return guarded.stop.signal.aborted && !signal.aborted && !outcome.ok ? 'too much' : outcome;
    } finally {
      memory.unwatch(guarded);
      giveBack(worker);
      turns.giveBack(alone);
    }
  };

  const run = async <T extends Task>(
    task: T,
    context: Context = {},
  ): Promise<Answer<T['kind']>> => {
    const signal = AbortSignal.any([closing.signal, ...(context.signal ? [context.signal] : [])]);
    for (const alone of [false, true]) {
      const answer = await attempt(task, context, signal, alone);
      if (answer !== 'too much') return answer;
    }
    return failure(tooMuchMemory());
  };
  for (let i = 0; i < Math.min(warm, size); i++) idle.push(start());

  return {
    size,
    run,
    close: async () => {
      closing.abort();
      await Promise.all([...idle.splice(0).map((worker) => worker.stop()), ...ending]);
    },
  };
};
