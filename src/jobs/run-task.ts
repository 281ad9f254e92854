// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Worker } from 'node:worker_threads';
import type { Context } from '../shared/context.ts';
import { error, failure, type Outcome } from '../shared/problem.ts';
import { UNTRUSTED_STAGE, type Answers, type Task, type WorkerMessage } from './task.ts';

/** The sandbox stops a design after 8 s; what does not stop by then is killed from outside. */
const KILL_AFTER_MS = 8_800;

/** Tasks that begin with code of strangers. */
const RUNS_STRANGERS: ReadonlySet<Task['kind']> = new Set(['build', 'parameters', 'examine']);

/** JavaScript memory of the worker, MB. WASM memory has limits of its own. */
const HEAP_MB = 4_096;

type Answer<K extends Task['kind']> = Outcome<Answers[K]>;

/**
 * Does a task in a thread of its own, which is killed when the design in it is not evaluated
 * `killAfterMs` from now, or again after that, in 8.8 s, or when `context.signal` aborts. Problems: those of the task, `evaluate-timeout`, `job-memory`, and
 * `job-interrupted`. Rejects when the worker dies of a bug of ours.
 */
export const runTask = <T extends Task>(
  task: T,
  context: Context = {},
  killAfterMs = KILL_AFTER_MS,
): Promise<Answer<T['kind']>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../jobs/worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      // What a library may print there is no result of ours.
      stdout: true,
    });
    worker.stdout.resume();
    const killLater = (ms: number) => setTimeout(() => end(failure(tooLong(ms))), ms);
    let deadline = RUNS_STRANGERS.has(task.kind) ? killLater(killAfterMs) : undefined;
    let runs = 0;
    let ended = false;
    const finish = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(deadline);
      context.signal?.removeEventListener('abort', interrupt);
      void worker.terminate().then(settle);
    };
    const end = (outcome: Answer<T['kind']>): void => finish(() => resolve(outcome));
    const fail = (thrown: Error): void => finish(() => reject(thrown));
    const interrupt = (): void =>
      end(failure(error('job-interrupted', 'Stopped before it was done; nothing was written.')));

    worker.on('message', (message: WorkerMessage) => {
      if (ended) return;
      if (message.say === 'done') return end(message.outcome as Answer<T['kind']>);
      const { stage, done } = message.progress;
      if (stage !== UNTRUSTED_STAGE || done > 0) clearTimeout(deadline);
      else if (runs++ > 0) deadline = killLater(KILL_AFTER_MS);
      context.progress?.(message.progress);
    });
    worker.on('messageerror', fail);
    worker.on('error', (thrown: Error & { code?: string }) =>
      thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' || isAllocationFailure(thrown)
        ? end(failure(tooMuchMemory()))
        : fail(thrown),
    );
    worker.on('exit', (code) =>
      fail(new Error(`the worker ended without an answer, code ${code}`)),
    );
    if (context.signal?.aborted === true) interrupt();
    else context.signal?.addEventListener('abort', interrupt);
  });

/** Typed arrays and WASM memory lie outside the heap and its limit; V8 says so in these words. */
const isAllocationFailure = ({ name, message }: Error): boolean =>
  name === 'RangeError' &&
  /allocation failed|Invalid (typed )?array length|could not allocate|Invalid string length/i.test(
    message,
  );

const tooLong = (ms: number) =>
  error(
    'evaluate-timeout',
    `Expected the design to finish within ${Math.round(ms / 1000)} s, it was still computing.`,
    { hint: 'Use fewer segments or fewer boolean operations.' },
  );

const tooMuchMemory = () =>
  error('job-memory', `The job needs more memory than there is, or more than ${HEAP_MB} MB.`, {
    hint: 'Use a coarser mesh or thicker layers.',
  });
