// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { runTask } from '../jobs/run-task.ts';
import type { Answer, Task } from '../jobs/task.ts';
import type { Output } from './report.ts';
import { withBar } from './with-bar.ts';

/** Runs a task in its worker with a bar; Ctrl-C kills the worker and gives `job-interrupted`. */
export const runWithBar = <T extends Task>(task: T, output: Output): Promise<Answer<T['kind']>> =>
  withBar(output, ({ signal, show }) => runTask(task, { signal, progress: show }));
