// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { availableParallelism } from 'node:os';
import type { Context } from '../../shared/context.ts';
import { failure } from '../../shared/problem.ts';
import type { Task } from '../task.ts';
import { interrupted, startWorker, type Answer, type WorkerHandle } from '../worker-handle.ts';

/** Threads that stay warm between tasks. */
export interface Pool {
  /** How many tasks it does at a time; further ones wait in order of arrival. */
  readonly size: number;
  /**
   * Problems: those of the task, `evaluate-timeout`, `job-memory`, `job-interrupted`. Rejects when
   * the thread dies of a bug of ours.
   */
  run<T extends Task>(task: T, context?: Context): Promise<Answer<T['kind']>>;
  /** Stops everything at once: tasks that run or wait end with `job-interrupted`. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Default: the processor's threads less one, 1 to 4. */
  readonly size?: number;
  /** Threads to start before anybody asks. Default 0. */
  readonly warm?: number;
  /** A thread is retired after this many tasks. Default 100. */
  readonly tasksPerThread?: number;
  /** A thread that holds more after a task is retired. Default 768 MB. */
  readonly maxHeldBytes?: number;
  /** See `runTask`. */
  readonly killAfterMs?: number;
  /** Stands in for real threads in tests. */
  readonly start?: () => WorkerHandle;
}

const MB = 1024 * 1024;

export const createPool = ({
  size = Math.min(4, Math.max(1, availableParallelism() - 1)),
  warm = 0,
  tasksPerThread = 100,
  maxHeldBytes = 768 * MB,
  killAfterMs,
  start = startWorker,
}: PoolOptions = {}): Pool => {
  const idle: WorkerHandle[] = [];
  const served = new WeakMap<WorkerHandle, number>();
  const waiting: (() => void)[] = [];
  const closing = new AbortController();
  const ending = new Set<Promise<unknown>>();
  let running = 0;

  const takeThread = (): WorkerHandle => {
    for (let thread = idle.pop(); thread !== undefined; thread = idle.pop())
      if (thread.isAlive) return thread;
    return start();
  };
  /** A spent or dead thread is replaced at once, so that the next task finds a warm one. */
  const giveBack = (thread: WorkerHandle): void => {
    const count = (served.get(thread) ?? 0) + 1;
    served.set(thread, count);
    const isSpent = count >= tasksPerThread || thread.heldBytes > maxHeldBytes;
    if (thread.isAlive && !isSpent && !closing.signal.aborted) return void idle.push(thread);
    const end: Promise<unknown> = thread.stop().finally(() => ending.delete(end));
    ending.add(end);
    if (!closing.signal.aborted) idle.push(start());
  };
  /** Whether the task may start; false when the wish to stop came first. */
  const turn = (signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', giveUp);
        running++;
        resolve(true);
      };
      const giveUp = (): void => {
        const place = waiting.indexOf(go);
        if (place >= 0) waiting.splice(place, 1);
        resolve(false);
      };
      if (signal.aborted) return resolve(false);
      if (running < size) return go();
      waiting.push(go);
      signal.addEventListener('abort', giveUp, { once: true });
    });

  const run = async <T extends Task>(
    task: T,
    context: Context = {},
  ): Promise<Answer<T['kind']>> => {
    const signal = AbortSignal.any([closing.signal, ...(context.signal ? [context.signal] : [])]);
    if (!(await turn(signal))) return failure(interrupted());
    const thread = takeThread();
    try {
      return await thread.run(task, { ...context, signal }, killAfterMs);
    } finally {
      running--;
      giveBack(thread);
      waiting.shift()?.();
    }
  };
  for (let i = 0; i < Math.min(warm, size); i++) idle.push(start());

  return {
    size,
    run,
    close: async () => {
      closing.abort();
      await Promise.all([...idle.splice(0).map((thread) => thread.stop()), ...ending]);
    },
  };
};
