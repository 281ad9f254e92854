// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RunTask } from '../commons/run-jobs.ts';
import { taskRunner } from './node.ts';
import { progressBar } from './progress-bar.ts';
import type { Output } from './report.ts';
import { heedSignals } from './signals.ts';

/** Work that has no steps to count, under a bar that says what it is; Ctrl-C kills its tasks. */
export const withBar = async <T>(
  output: Output,
  stage: string,
  work: (run: RunTask) => Promise<T>,
): Promise<T> => {
  const abort = new AbortController();
  const unheed = heedSignals(() => abort.abort());
  const bar = progressBar(output);
  bar.show({ stage, done: 0, total: 1 });
  try {
    return await work(taskRunner(abort.signal));
  } finally {
    bar.stop();
    unheed();
  }
};
