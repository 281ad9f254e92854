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
    const module = /"(.+)"/.exec(problem.message)?.[1] ?? 'a module of the commons';
    return {
      ...problem,
      severity: 'warning',
      message: `${module} is in the commons and not among these files: the part cannot be shown here.`,
      hint: '“Save and check” fetches the module and tries the part.',
    };
  });
