// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from '../../../shared/number-text.ts';
import { error, type Problem } from '../../../shared/problem.ts';
import type { Defect } from '../solids/polyhedron.ts';

export const tooManyTriangles = (found: number, limit: number): Problem =>
  error('evaluate-triangles', `Expected at most ${limit} triangles in a solid, found ${found}.`, {
    hint: 'Lower `segments`, or build with a larger budget.',
  });

export const unknownSolid = (number: number): Problem =>
  error('evaluate-unknown-solid', `Expected a solid of this design, found number ${number}.`);

export const refused = (status: string, name: string): Problem =>
  error(
    'evaluate-not-closed',
    `Expected ${name} to be a closed solid, the kernel found: ${status}.`,
    { where: { part: name } },
  );

/** Names the solid and the place. */
export const defectProblem = ({ kind, at }: Defect, name: string): Problem => {
  const place = `(${at.map((value) => (Number.isFinite(value) ? formatNumber(value, 3) : String(value))).join(', ')})`;
  return kind === 'not-finite'
    ? error('evaluate-not-finite', `Expected numbers as coordinates of ${name}, found ${place}.`, {
        hint: 'Look for a division by zero or a missing parameter in its dimensions.',
        where: { part: name },
      })
    : error(
        'evaluate-not-closed',
        `Expected ${name} to be closed, found a hole in its surface at ${place}.`,
        {
          hint: 'Give it the missing faces, all counter-clockwise from outside.',
          where: { part: name },
        },
      );
};
