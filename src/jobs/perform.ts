// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { build } from '../pipeline/build.ts';
import { checkFile } from '../pipeline/check-file.ts';
import { readParameters } from '../pipeline/evaluate/evaluate-design.ts';
import type { Evaluator } from '../pipeline/evaluate/evaluator.ts';
import { examine } from '../pipeline/examine.ts';
import { sliceFile } from '../pipeline/slice-file.ts';
import type { SlicingContext } from '../pipeline/toolpath/layer-tasks.ts';
import type { Outcome } from '../shared/problem.ts';
import { UNTRUSTED_STAGE, type Answers, type Task } from './task.ts';

/** Does a task here and now. `evaluator` is asked for only by tasks that run a design. */
export const perform = async (
  task: Task,
  evaluator: () => Promise<Evaluator>,
  context: SlicingContext,
): Promise<Outcome<Answers[Task['kind']]>> => {
  switch (task.kind) {
    case 'slice':
      return sliceFile(task.request, context);
    case 'check':
      return checkFile(task.fileName, task.bytes);
    case 'build': {
      const ready = await evaluator();
      context.progress?.({ stage: UNTRUSTED_STAGE, done: 0, total: 1 });
      return build(task.request, ready, context);
    }
    case 'examine': {
      const ready = await evaluator();
      return examine(task.design, ready, context);
    }
    case 'parameters': {
      const ready = await evaluator();
      context.progress?.({ stage: UNTRUSTED_STAGE, done: 0, total: 1 });
      return readParameters(task.design, ready);
    }
  }
};
