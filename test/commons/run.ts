// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RunTask } from '../../src/jobs/task.ts';
import { perform } from '../../src/jobs/perform.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import type { Evaluator } from '../../src/pipeline/evaluate/evaluator.ts';
import { cpuClock } from '../cpu-clock.ts';

let evaluator: Promise<Evaluator> | undefined;

/** Tasks here and now: what a worker does, without the thread. */
export const runHere: RunTask = (task) => {
  evaluator ??= createEvaluator({ now: cpuClock });
  return perform(task, () => evaluator!, {}) as never;
};
