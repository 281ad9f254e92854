// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';

/**
 * Thrown by host functions into the sandbox to end a design with a Problem. A `fatal` one cannot
 * be caught by the design: the interpreter stops at its next interrupt, and has no memory until then.
 */
export class Halt extends Error {
  readonly problem: Problem;
  readonly fatal: boolean;

  constructor(problem: Problem, fatal = false) {
    super(problem.message);
    this.name = 'Problem';
    this.problem = problem;
    this.fatal = fatal;
  }
}
