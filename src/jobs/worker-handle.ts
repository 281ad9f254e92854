// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Worker } from 'node:worker_threads';
import type { Context } from '../shared/context.ts';
import { error, failure, type Outcome } from '../shared/problem.ts';
import { UNTRUSTED_STAGE, type Answers, type Task, type WorkerMessage } from './task.ts';

/** The sandbox stops a design after 8 s; what does not stop by then is killed from outside. */
export const KILL_AFTER_MS = 8_800;

/** Tasks that begin with code of strangers. */
const RUNS_STRANGERS: ReadonlySet<Task['kind']> = new Set(['build', 'parameters', 'examine']);

/** JavaScript memory of the worker, MB. WASM memory has limits of its own. */
const HEAP_MB = 4_096;
/** Half of what it would be, which takes hardly more time. */
const YOUNG_MB = 24;

export type Answer<K extends Task['kind']> = Outcome<Answers[K]>;

/** A thread that does one task after another until it is stopped. */
export interface WorkerHandle {
  /** One at a time. Problems and rejections as in `runTask`, after which the thread is dead. */
  run<T extends Task>(task: T, context?: Context, killAfterMs?: number): Promise<Answer<T['kind']>>;
  readonly isAlive: boolean;
  /** Bytes of heap and buffers it held after its last task. */
  readonly heldBytes: number;
  stop(): Promise<void>;
}

interface Listener {
  readonly message: (message: WorkerMessage) => void;
  readonly died: (thrown: Error & { code?: string }) => void;
}

/** Starts a thread. With `first` it does that task only, and begins before it is asked to. */
export const startWorker = (first?: Task): WorkerHandle => {
  const worker = new Worker(new URL('../jobs/worker.js', import.meta.url), {
    workerData: first,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    // Not to our own stdout. Nobody reads it either, which would keep the process alive; the worker
    // throws away what a library may print there.
    stdout: true,
  });
  let isAlive = true;
  let heldBytes = 0;
  let listener: Listener | undefined;
  const die = (thrown: Error): void => {
    isAlive = false;
    listener?.died(thrown);
  };
  const stop = async (): Promise<void> => {
    isAlive = false;
    await worker.terminate();
  };
  worker.on('message', (message: WorkerMessage) => {
    if (message.say === 'done') heldBytes = message.heldBytes;
    listener?.message(message);
  });
  worker.on('messageerror', die);
  worker.on('error', die);
  worker.on('exit', (code) => die(new Error(`the worker ended without an answer, code ${code}`)));
  // Waiting for work is no reason for the process to go on. A listener for messages undoes it.
  if (first === undefined) worker.unref();

  const run = <T extends Task>(
    task: T,
    context: Context = {},
    killAfterMs = KILL_AFTER_MS,
  ): Promise<Answer<T['kind']>> =>
    new Promise((resolve, reject) => {
      const killLater = (ms: number) => setTimeout(() => kill(failure(tooLong(ms))), ms);
      let deadline = RUNS_STRANGERS.has(task.kind) ? killLater(killAfterMs) : undefined;
      let runs = 0;
      const leave = (): void => {
        listener = undefined;
        clearTimeout(deadline);
        context.signal?.removeEventListener('abort', interrupt);
      };
      const finish = (outcome: Answer<T['kind']>): void => {
        leave();
        worker.unref();
        resolve(outcome);
      };
      const kill = (outcome: Answer<T['kind']>): void => {
        leave();
        void stop().then(() => resolve(outcome));
      };
      const fail = (thrown: Error): void => {
        leave();
        void stop().then(() => reject(thrown));
      };
      const interrupt = (): void => kill(failure(interrupted()));

      listener = {
        message: (message) => {
          if (message.say === 'done') return finish(message.outcome as Answer<T['kind']>);
          const { stage, done } = message.progress;
          if (stage !== UNTRUSTED_STAGE || done > 0) clearTimeout(deadline);
          else if (runs++ > 0) deadline = killLater(KILL_AFTER_MS);
          context.progress?.(message.progress);
        },
        died: (thrown) =>
          thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' || isAllocationFailure(thrown)
            ? kill(failure(tooMuchMemory()))
            : fail(thrown),
      };
      if (!isAlive) return fail(new Error('the worker had ended before it was given a task'));
      if (context.signal?.aborted === true) return interrupt();
      context.signal?.addEventListener('abort', interrupt);
      worker.ref();
      if (first === undefined) worker.postMessage(task);
    });

  return {
    run,
    stop,
    get isAlive() {
      return isAlive;
    },
    get heldBytes() {
      return heldBytes;
    },
  };
};

/** Typed arrays and WASM memory lie outside the heap and its limit; V8 says so in these words. */
const isAllocationFailure = ({ name, message }: Error): boolean =>
  name === 'RangeError' &&
  /allocation failed|Invalid (typed )?array length|could not allocate|Invalid string length/i.test(
    message,
  );

/** The answer to a wish to stop. */
export const interrupted = () =>
  error('job-interrupted', 'Stopped before it was done; nothing was written.');

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
