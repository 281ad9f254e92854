// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Context } from '../shared/context.ts';
import { failure } from '../shared/problem.ts';
import type { Channel } from './channel.ts';
import { died, HEAP_MB, interrupted, tooLong, tooMuchMemory, tooSilent } from './job-problems.ts';
import { KILLED, processChannel } from './process-channel.ts';
import { UNTRUSTED_STAGE, type Answer, type Task, type WorkerMessage } from './task.ts';
import { threadChannel } from './thread-channel.ts';

/** The sandbox stops a design after 7.5 s; what does not stop by then is killed from outside. */
export const KILL_AFTER_MS = 8_200;

/** A worker that has not begun with a design by then never will. */
const START_WITHIN_MS = 60_000;

/** A worker that does one task after another until it is stopped. */
export interface WorkerHandle {
  /** One at a time. Problems and rejections as in `runTask`, after which the worker is dead. */
  run<T extends Task>(task: T, context?: Context, limits?: TaskLimits): Promise<Answer<T['kind']>>;
  readonly isAlive: boolean;
  /** Memory it has now; where only the worker can tell, heap and buffers after its last task. */
  readonly heldBytes: number;
  stop(): Promise<void>;
}

/** When a worker is killed. */
export interface TaskLimits {
  /** A design, from when the worker says that it begins with it. Default `KILL_AFTER_MS`. */
  readonly killAfterMs?: number;
  /** Any task that says nothing for so long. Default: never. */
  readonly silentMs?: number;
}

interface Listener {
  readonly message: (message: WorkerMessage) => void;
  readonly died: (thrown: Error & { code?: string }) => void;
}

/** A thread. With `first` it does that task only, and begins before it is asked to. */
export const startWorker = (first?: Task): WorkerHandle =>
  handleOf(threadChannel(HEAP_MB, first), first !== undefined);

/** A process, with at most this much JavaScript memory. */
export const startProcess = (heapMb = HEAP_MB): WorkerHandle =>
  handleOf(processChannel(heapMb), false);

/** What is the same for both: one task at a time, deadlines, Problems. */
export const handleOf = (channel: Channel, hasTask: boolean): WorkerHandle => {
  let isAlive = true;
  let toldBytes = 0;
  let listener: Listener | undefined;
  const stop = async (): Promise<void> => {
    isAlive = false;
    await channel.kill();
  };
  channel.listen(
    (message) => {
      if (message.say === 'done') toldBytes = message.heldBytes;
      listener?.message(message);
    },
    (thrown) => {
      isAlive = false;
      listener?.died(thrown);
    },
  );

  const run = <T extends Task>(
    task: T,
    context: Context = {},
    { killAfterMs = KILL_AFTER_MS, silentMs }: TaskLimits = {},
  ): Promise<Answer<T['kind']>> =>
    new Promise((resolve, reject) => {
      let deadline: NodeJS.Timeout | undefined;
      let silence: NodeJS.Timeout | undefined;
      const leave = (): void => {
        listener = undefined;
        clearTimeout(deadline);
        clearTimeout(silence);
        context.signal?.removeEventListener('abort', interrupt);
      };
      const finish = (outcome: Answer<T['kind']>): void => {
        leave();
        channel.hold(false);
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
      const heard = (): void => {
        if (silentMs === undefined) return;
        clearTimeout(silence);
        silence = setTimeout(() => kill(failure(tooSilent(silentMs))), silentMs);
      };
      /** Starting takes a busy machine as long as it may: no design is blamed for it. */
      const startWithin = (): void => {
        deadline = setTimeout(() => fail(new Error('the worker did not begin')), START_WITHIN_MS);
      };
      const killWithin = (ms: number): void => {
        clearTimeout(deadline);
        deadline = setTimeout(() => kill(failure(tooLong(ms))), ms);
      };

      listener = {
        message: (message) => {
          if (message.say === 'done') return finish(message.outcome as Answer<T['kind']>);
          heard();
          const { stage, done } = message.progress;
          if (stage === UNTRUSTED_STAGE && done === 0) killWithin(killAfterMs);
          else clearTimeout(deadline);
          context.progress?.(message.progress);
        },
        died: (thrown) => {
          if (thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' || isAllocationFailure(thrown))
            return kill(failure(tooMuchMemory()));
          return thrown.code === KILLED ? kill(failure(died())) : fail(thrown);
        },
      };
      if (!isAlive) return fail(new Error('the worker had ended before it was given a task'));
      if (context.signal?.aborted === true) return interrupt();
      context.signal?.addEventListener('abort', interrupt);
      if (runsStrangers(task)) startWithin();
      heard();
      channel.hold(true);
      if (!hasTask) channel.send(task);
    });

  return {
    run,
    stop,
    get isAlive() {
      return isAlive;
    },
    get heldBytes() {
      return channel.residentBytes() ?? toldBytes;
    },
  };
};

/** Whether a task begins with code of strangers. */
const runsStrangers = (task: Task): boolean =>
  task.kind === 'node'
    ? task.node.kind === 'parameters' || task.node.kind === 'evaluate'
    : task.kind === 'build' ||
      task.kind === 'plate' ||
      task.kind === 'parameters' ||
      task.kind === 'examine';

/** Typed arrays and WASM memory lie outside the heap and its limit; V8 says so in these words. */
const isAllocationFailure = ({ name, message }: Error): boolean =>
  name === 'RangeError' &&
  /allocation failed|Invalid (typed )?array length|could not allocate|Invalid string length/i.test(
    message,
  );
