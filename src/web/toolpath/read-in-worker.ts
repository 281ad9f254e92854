// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome } from '../../shared/problem.ts';
import type { ReadToolpath } from './read-toolpath.ts';

/**
 * `readToolpath` in a worker of its own, which is ended when the file is read or `signal` says so.
 * Problem besides its own: `toolpath-worker`, when the worker broke (out of memory).
 */
export const readInWorker = (
  given: Blob | Uint8Array,
  signal?: AbortSignal,
): Promise<Outcome<ReadToolpath>> => {
  const worker = new Worker(new URL('../worker/toolpath-worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise((resolve) => {
    const end = (outcome: Outcome<ReadToolpath>): void => {
      worker.terminate();
      resolve(outcome);
    };
    worker.onmessage = ({ data }: MessageEvent<Outcome<ReadToolpath>>) => end(data);
    worker.onerror = ({ message }) => end(broke(message));
    signal?.addEventListener('abort', () => end(broke('canceled')), { once: true });
    worker.postMessage(given);
  });
};

const broke = (message: string): Outcome<never> =>
  failure(
    error('toolpath-worker', `expected the toolpath to be read, but: ${message}`, {
      hint: 'The file may be too large for the memory of this browser.',
    }),
  );
