// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { WorkerHandle } from '../worker-handle.ts';

/** A worker that does a task, and how that is taken back. */
export interface Guarded {
  readonly worker: WorkerHandle;
  readonly stop: AbortController;
}

export interface MemoryGuard {
  watch(guarded: Guarded): void;
  unwatch(guarded: Guarded): void;
}

/** How often memory is looked at while something runs, ms. */
const LOOK_MS = 100;

/**
 * Keeps all workers together within `budgetBytes`: ends those in `idle` first (`end`), then takes
 * back tasks, the one that began last first.
 */
export const guardMemory = (
  budgetBytes: number,
  idle: WorkerHandle[],
  end: (worker: WorkerHandle) => void,
): MemoryGuard => {
  const busy = new Set<Guarded>();
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const sum = (workers: readonly WorkerHandle[]): number =>
      workers.reduce((total, { heldBytes }) => total + heldBytes, 0);
    const working = [...busy].filter(({ stop }) => !stop.signal.aborted);
    let total = sum([...idle, ...working.map(({ worker }) => worker)]);
    while (total > budgetBytes && idle.length > 0) {
      const worker = idle.pop()!;
      total -= worker.heldBytes;
      end(worker);
    }
    // A set keeps the order in which they began.
    for (const last of working.reverse()) {
      if (total <= budgetBytes) return;
      total -= last.worker.heldBytes;
      last.stop.abort();
    }
  };

  return {
    watch: (guarded) => {
      busy.add(guarded);
      if (budgetBytes < Infinity) timer ??= setInterval(look, LOOK_MS).unref();
    },
    unwatch: (guarded) => {
      busy.delete(guarded);
      if (busy.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
};
