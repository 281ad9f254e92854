// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QueueEvents } from 'bullmq';
import type { Progress } from '../../shared/context.ts';

/** Word of jobs as it comes; it may be lost, so nobody relies on it alone. */
export interface Wakers {
  /** Listens to one job until `stop`. */
  listen(job: string, progress?: (progress: Progress) => void): Waker;
}

export interface Waker {
  /** Resolves when something happened to the job since the last call, after `ms`, or at a wish to stop. */
  next(ms: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

interface Listener {
  readonly wake: () => void;
  readonly progress: (progress: Progress) => void;
}

export const wakersOf = (events: QueueEvents): Wakers => {
  const listeners = new Map<string, Set<Listener>>();
  const wake = ({ jobId }: { jobId: string }): void =>
    listeners.get(jobId)?.forEach((each) => each.wake());
  events.on('completed', wake);
  events.on('failed', wake);
  events.on('removed', wake);
  events.on('progress', ({ jobId, data }) => {
    if (isProgress(data)) listeners.get(jobId)?.forEach((each) => each.progress(data));
  });

  return {
    listen: (job, progress = () => undefined) => {
      let isWoken = false;
      let resume: (() => void) | undefined;
      const mine: Listener = {
        wake: () => {
          isWoken = true;
          resume?.();
        },
        progress,
      };
      listeners.set(job, (listeners.get(job) ?? new Set()).add(mine));
      return {
        next: (ms, signal) =>
          new Promise((resolve) => {
            const over = (): void => {
              clearTimeout(timer);
              signal.removeEventListener('abort', over);
              resume = undefined;
              isWoken = false;
              resolve();
            };
            const timer = setTimeout(over, ms);
            if (isWoken || signal.aborted) return over();
            resume = over;
            signal.addEventListener('abort', over);
          }),
        stop: () => {
          const all = listeners.get(job);
          all?.delete(mine);
          if (all?.size === 0) listeners.delete(job);
        },
      };
    },
  };
};

const isProgress = (data: unknown): data is Progress => {
  const { stage, done, total } = (data ?? {}) as Record<string, unknown>;
  return typeof stage === 'string' && typeof done === 'number' && typeof total === 'number';
};
