// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SliceMessage, SliceRequest } from '../worker/slice-messages.ts';
import type { SliceEnd, Slicer } from './slicer.ts';

let idle: Worker | undefined;

const openWorker = (): Worker =>
  new Worker(new URL('../worker/slice-worker.ts', import.meta.url), { type: 'module' });

/** Slices in a worker of this page, which is kept for the next time unless it was canceled or broke. */
export const sliceHere: Slicer<SliceRequest> = (request, progress, signal) => {
  if (typeof WebAssembly === 'undefined' || typeof Worker === 'undefined')
    return Promise.resolve({ end: 'broke', reason: 'this browser has no WebAssembly' });
  return new Promise((resolve) => {
    const worker = idle ?? openWorker();
    idle = undefined;
    const abort = (): void => finish({ end: 'broke', reason: 'canceled' }, false);
    const finish = (end: SliceEnd, keep: boolean): void => {
      signal.removeEventListener('abort', abort);
      worker.onmessage = worker.onerror = null;
      if (keep && idle === undefined) idle = worker;
      else worker.terminate();
      resolve(end);
    };
    signal.addEventListener('abort', abort);
    worker.onerror = ({ message }) =>
      finish({ end: 'broke', reason: message || 'the worker ended' }, false);
    worker.onmessage = ({ data }: MessageEvent<SliceMessage>) => {
      switch (data.say) {
        case 'progress':
          return progress(data.progress);
        case 'done':
          return finish({ end: 'done', ...data.sliced, problems: data.problems }, true);
        case 'failed':
          // A worker at the end of its memory tells so as a Problem of the design's.
          return finish({ end: 'failed', problems: data.problems }, true);
        case 'broke':
          return finish({ end: 'broke', reason: data.reason }, false);
      }
    };
    worker.postMessage(request);
  });
};
