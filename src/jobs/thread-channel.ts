// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Worker } from 'node:worker_threads';
import type { Channel } from './channel.ts';
import type { Task, WorkerMessage } from './task.ts';

/** Room for young objects, MB: half of what it would be, which takes hardly more time. */
const YOUNG_MB = 24;

/** Starts a thread. With `first` it does that task only, and begins before it is asked to. */
export const threadChannel = (heapMb: number, first?: Task): Channel => {
  const worker = new Worker(new URL('../jobs/worker.js', import.meta.url), {
    workerData: first,
    // Designs of strangers run in it: keys in the environment are not theirs.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    // Not to our own stdout. Nobody reads it either, which would keep the process alive; the worker
    // throws away what a library may print there.
    stdout: true,
  });
  return {
    send: (task) => {
      if (first === undefined) worker.postMessage(task);
    },
    listen: (message, died) => {
      worker.on('message', (said: WorkerMessage) => message(said));
      worker.on('messageerror', died);
      worker.on('error', died);
      worker.on('exit', (code) =>
        died(new Error(`the worker ended without an answer, code ${code}`)),
      );
      // Waiting for work is no reason for the process to go on. A listener for messages undoes it.
      if (first === undefined) worker.unref();
    },
    kill: async () => {
      await worker.terminate();
    },
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    residentBytes: () => undefined,
  };
};
