// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { availableParallelism } from 'node:os';
import { createPool, type Pool } from '../jobs/pool/create-pool.ts';
import { startProcess } from '../jobs/worker-handle.ts';

/** Of what is free when the run begins; the system and whoever else needs the rest. */
const SHARE_OF_FREE = 0.7;

/** A step that says nothing for so long hangs. */
const SILENT_MS = 120_000;

export interface ProcessPoolOptions {
  /** How many at a time. Default: one a core. */
  readonly jobs?: number | undefined;
  /** Bytes of all together. */
  readonly memory?: number | undefined;
}

/** A pool of processes within a memory budget, for many tasks. */
export const createProcessPool = ({
  jobs: size = availableParallelism(),
  memory: budgetBytes = SHARE_OF_FREE * process.availableMemory(),
}: ProcessPoolOptions): Pool => {
  const heapMb = Math.min(4_096, Math.floor(budgetBytes / 1e6));
  return createPool({
    size,
    budgetBytes,
    // Steps are many and small; a worker is replaced when it has grown, not when it is old.
    maxHeldBytes: budgetBytes / size,
    tasksPerWorker: 2_000,
    silentMs: SILENT_MS,
    start: () => startProcess(heapMb),
  });
};
