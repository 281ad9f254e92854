// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Worker } from 'node:worker_threads';
import type { Context } from '../shared/context.ts';
import { error, failure, type Outcome } from '../shared/problem.ts';
import { UNTRUSTED_STAGE, type Answers, type Task, type WorkerMessage } from './task.ts';

/** What ends a worker from outside. */
export interface WorkerLimits {
  /** How long a design may compute. */
  readonly killAfterMs: number;
  /** JavaScript memory of the worker, MB. WASM memory has limits of its own. */
  readonly heapMb: number;
}

/** The sandbox stops a design after 8 s; what does not stop by then is killed. */
const LIMITS: WorkerLimits = { killAfterMs: 9_000, heapMb: 4_096 };

type Answer<K extends Task['kind']> = Outcome<Answers[K]>;

/**
 * Does a task in a thread of its own, which is killed when the design in it outstays its deadline
 * or `context.signal` aborts. Problems: those of the task, `evaluate-timeout`, `job-memory`, and
 * `job-interrupted`. Rejects when the worker dies of a bug of ours.
 */
export const runTask = <T extends Task>(
  task: T,
  context: Context = {},
  { killAfterMs, heapMb }: WorkerLimits = LIMITS,
): Promise<Answer<T['kind']>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    let deadline: NodeJS.Timeout | undefined;
    let ended = false;
    const end = (outcome: Answer<T['kind']>): void => {
      ended = true;
      clearTimeout(deadline);
      context.signal?.removeEventListener('abort', interrupt);
      void worker.terminate().then(() => resolve(outcome));
    };
    const interrupt = (): void =>
      end(failure(error('job-interrupted', 'Stopped before it was done; nothing was written.')));

    worker.on('message', (message: WorkerMessage) => {
      if (message.say === 'done') return end(message.outcome as Answer<T['kind']>);
      const { stage, done } = message.progress;
      clearTimeout(deadline);
      if (stage === UNTRUSTED_STAGE && done === 0)
        deadline = setTimeout(() => end(failure(tooLong(killAfterMs))), killAfterMs);
      context.progress?.(message.progress);
    });
    worker.on('error', (thrown: Error & { code?: string }) => {
      if (thrown.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(failure(tooMuchMemory(heapMb)));
      clearTimeout(deadline);
      reject(thrown);
    });
    worker.on('exit', (code) => {
      clearTimeout(deadline);
      if (!ended) reject(new Error(`the worker ended with code ${code} and no answer`));
    });
    if (context.signal?.aborted === true) interrupt();
    else context.signal?.addEventListener('abort', interrupt);
  });

const tooLong = (killAfterMs: number) =>
  error('evaluate-timeout', `The design was still computing after ${killAfterMs / 1000} s.`, {
    hint: 'Use fewer segments or fewer boolean operations.',
  });

const tooMuchMemory = (heapMb: number) =>
  error('job-memory', `The job needs more than ${heapMb} MB of memory.`, {
    hint: 'Use a coarser mesh or thicker layers.',
  });
