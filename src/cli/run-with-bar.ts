// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { runTask } from '../jobs/run-task.ts';
import type { Answers, Task } from '../jobs/task.ts';
import type { Outcome } from '../shared/problem.ts';
import { progressBar } from './progress-bar.ts';
import type { Output } from './report.ts';
import { heedSignals } from './signals.ts';

/** From the start of the process a design is answered within this time, whatever it does. */
const ANSWER_WITHIN_MS = 9_200;

/** Runs a task in its worker with a bar; Ctrl-C kills the worker and gives `job-interrupted`. */
export const runWithBar = async <T extends Task>(
  task: T,
  output: Output,
): Promise<Outcome<Answers[T['kind']]>> => {
  const abort = new AbortController();
  const unheed = heedSignals(() => abort.abort());
  const bar = progressBar(output);
  try {
    const context = { signal: abort.signal, progress: bar.show };
    return await runTask(task, context, ANSWER_WITHIN_MS - performance.now());
  } finally {
    bar.stop();
    unheed();
  }
};
