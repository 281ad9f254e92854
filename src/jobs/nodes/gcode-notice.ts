// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { noticeLines } from '../../designs/license/notice-lines.ts';
import type { Notice } from '../../designs/license/notice.ts';
import type { Problem } from '../../shared/problem.ts';

/** The lines with which every G-code begins, and all that it has of its design's notice. */
export const gcodeNotice = (notice: Notice): Uint8Array =>
  new TextEncoder().encode(linesOf(notice).join(''));

/** Program → G-code. */
export const withNotice = (program: Uint8Array, notice: Notice): Uint8Array => {
  const head = gcodeNotice(notice);
  const gcode = new Uint8Array(head.length + program.length);
  gcode.set(head);
  gcode.set(program, head.length);
  return gcode;
};

/** G-code → program. Throws where it does not begin with this notice. */
export const withoutNotice = (gcode: Uint8Array, notice: Notice): Uint8Array => {
  const head = gcodeNotice(notice);
  if (head.some((byte, i) => byte !== gcode[i]))
    throw new Error('expected the G-code to begin with its notice');
  return gcode.subarray(head.length);
};

/** Problems that name a line, for a G-code with another notice, or (undefined) with none. */
export const movedLines = (
  problems: readonly Problem[],
  from: Notice | undefined,
  to: Notice | undefined,
): readonly Problem[] => {
  const by = countLines(to) - countLines(from);
  return problems.map((problem) =>
    problem.where?.line === undefined || problem.where.file !== undefined
      ? problem
      : { ...problem, where: { ...problem.where, line: problem.where.line + by } },
  );
};

const linesOf = (notice: Notice): readonly string[] =>
  noticeLines(notice, 'spdx-first').map((line) => `; ${line}\n`);

const countLines = (notice: Notice | undefined): number =>
  notice === undefined ? 0 : linesOf(notice).length;
