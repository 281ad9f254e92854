// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';

/** What is wrong with a file that is looked at is no failure of looking. */
export const asWarnings = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, severity: 'warning' }));
