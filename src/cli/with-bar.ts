// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RunTask } from '../commons/run-jobs.ts';
import { taskRunner } from './node.ts';
import { progressBar } from './progress-bar.ts';
import type { Output } from './report.ts';
import { heedSignals } from './signals.ts';

/** Work of several tasks under one bar; Ctrl-C kills the task that runs. */
export const withBar = async <T>(
  output: Output,
  work: (run: RunTask, show: (stage: string, done: number, total: number) => void) => Promise<T>,
): Promise<T> => {
  const abort = new AbortController();
  const unheed = heedSignals(() => abort.abort());
  const bar = progressBar(output);
  try {
    return await work(taskRunner(abort.signal), (stage, done, total) =>
      bar.show({ stage, done, total }),
    );
  } finally {
    bar.stop();
    unheed();
  }
};
