// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Context } from '../shared/context.ts';
import type { Answer, Task } from './task.ts';
import { KILL_AFTER_MS, startWorker } from './worker-handle.ts';

/**
 * Does a task in a thread of its own, which is killed when the design in it is not evaluated
 * `killAfterMs` after the thread began with it, or when `context.signal` aborts. Problems: those of
 * the task, `evaluate-timeout`, `job-memory`, and `job-interrupted`. Rejects when the worker dies of
 * a bug of ours.
 */
export const runTask = async <T extends Task>(
  task: T,
  context: Context = {},
  killAfterMs = KILL_AFTER_MS,
): Promise<Answer<T['kind']>> => {
  const worker = startWorker(task);
  try {
    return await worker.run(task, context, { killAfterMs });
  } finally {
    await worker.stop();
  }
};
