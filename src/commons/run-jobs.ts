// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Answers, Task } from '../jobs/task.ts';
import type { Outcome } from '../shared/problem.ts';

/** Does a task somewhere it can be killed: in a thread of this process, or in a pool. */
export type RunTask = <T extends Task>(task: T) => Promise<Outcome<Answers[T['kind']]>>;
