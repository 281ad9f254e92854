// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Channel } from './channel.ts';
import type { WorkerMessage } from './task.ts';

/** Of what a process that dies says last, characters. */
const LAST_WORDS = 2_000;

/**
 * A process is one core's worth of work: as many run as there are cores to be used, so threads that
 * collect garbage and compile beside it would only wait for each other. And it does the same again
 * and again: what it does not need for the length of a slice is not thrown away, to be compiled anew.
 */
const FLAGS = ['--single-threaded', '--no-flush-bytecode'];

/** Linux counts memory in pages of this size wherever V8 runs well. */
const PAGE_BYTES = 4_096;

/**
 * Starts a process: slower than a thread, but the system knows what memory it has and takes all of
 * it back, and it dies alone. It inherits no environment: designs of strangers run in it.
 */
export const processChannel = (heapMb: number): Channel => {
  const child = fork(fileURLToPath(new URL('../jobs/worker.js', import.meta.url)), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [`--max-old-space-size=${heapMb}`, ...FLAGS],
    env: {},
  });
  let lastWords = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const hold = (isHeld: boolean): void => {
    const how = isHeld ? 'ref' : 'unref';
    child[how]();
    child.channel?.[how]();
    (child.stderr as unknown as Record<'ref' | 'unref', () => void>)[how]();
  };
  hold(false);
  return {
    // A process that is gone is told of by its exit.
    send: (task) => void child.send(task, () => undefined),
    listen: (message, died) => {
      child.on('message', (said) => message(said as WorkerMessage));
      child.on('error', died);
      // Its last words come before `close`, perhaps after `exit`.
      child.on('close', (code, signal) => died(deathOf(code, signal, lastWords)));
      hold(false);
    },
    kill: () => {
      // Somebody waits for its end.
      hold(true);
      child.kill('SIGKILL');
      return gone;
    },
    hold,
    residentBytes: () => (child.pid === undefined ? 0 : residentOf(child.pid)),
  };
};

/** How a process ended that was not asked to. */
export interface Death extends Error {
  readonly code: string;
}

const deathOf = (code: number | null, signal: string | null, words: string): Death => {
  const isMemory = /heap out of memory|allocation failed/i.test(words);
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  return Object.assign(new Error(`the worker ended ${how}\n${words.trim()}`.trim()), {
    // A bug of ours ends it with code 1 and its stack; anything else came from outside.
    code: isMemory ? 'ERR_WORKER_OUT_OF_MEMORY' : signal === null ? 'bug' : KILLED,
  });
};

/** Of a worker that somebody else killed: the system that lacks memory, or a person. */
export const KILLED = 'killed';

const residentOf = (pid: number): number | undefined => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return undefined;
  }
};
