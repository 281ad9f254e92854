// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';

/**
 * A module of the commons that a draft names comes along when the server checks it: that it is not
 * among the files here stops nothing but the picture.
 */
export const modulesApart = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => {
    if (problem.code !== 'evaluate-module-unlocked') return problem;
    const module = /".+"/.exec(problem.message)?.[0] ?? 'of the commons';
    return {
      ...problem,
      severity: 'warning',
      message: `The module ${module} is not among these files: the part cannot be shown here.`,
      hint: '“Check again” fetches it from the commons and tries the part.',
    };
  });
