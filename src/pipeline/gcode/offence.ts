// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem, Severity } from '../../shared/problem.ts';
import type { GcodeMoves } from './moves.ts';

/** Counts one kind of offence and reports its first place. */
export const offence = (
  code: string,
  describe: (count: number, first: number) => string,
): { add: (row: number) => void; report: (severity: Severity, moves: GcodeMoves) => Problem[] } => {
  let count = 0;
  let first = -1;
  return {
    add: (row) => {
      if (count++ === 0) first = row;
    },
    report: (severity, moves) =>
      count === 0
        ? []
        : [
            {
              code,
              severity,
              message: describe(count, first),
              where: { line: moves.line[first]! },
            },
          ],
  };
};
