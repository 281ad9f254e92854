// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { analyzeProgram } from '../../pipeline/gcode/analyze-gcode.ts';
import { checkProgram } from '../../pipeline/gcode/check-gcode.ts';
import { limitsInFile } from '../../pipeline/gcode/machine-limits.ts';
import type { GcodeProgram } from '../../pipeline/gcode/machine.ts';
import { readGcode } from '../../pipeline/gcode/read-gcode.ts';
import {
  error,
  failure,
  success,
  warning,
  type Outcome,
  type Problem,
} from '../../shared/problem.ts';
import { denseLayers } from './dense-layers.ts';
import { makeToolpath } from './make-toolpath.ts';
import { otherFile } from './other-file.ts';
import { toldTime } from './told-time.ts';
import type { Toolpath } from './toolpath.ts';

/** What one look at a file may take. */
export interface ToolpathBudgets {
  readonly bytes: number;
  readonly moves: number;
}

export const TOOLPATH_BUDGETS: ToolpathBudgets = { bytes: 200_000_000, moves: 3_000_000 };

/** What the whole file takes. */
export interface FileFacts {
  /** As computed from the moves. */
  readonly time_s: number;
  /** As whoever sliced it says. */
  readonly told_s?: number;
  readonly filament_mm: number;
  readonly mass_g: number;
  readonly energy_wh: number;
  readonly travel_mm: number;
  readonly retractions: number;
}

export interface ReadToolpath {
  readonly toolpath: Toolpath;
  readonly facts: FileFacts;
}

/**
 * Any G-code, ours or foreign → what is drawn of it, what it takes, and the laws it breaks (as
 * Problems `gcode-…`). Problems: `toolpath-too-large`, `toolpath-empty`, those of `otherFile`; as a
 * warning `toolpath-cut-short`, where
 * only the beginning is shown.
 */
export const readToolpath = (
  gcode: string | Uint8Array,
  budgets: ToolpathBudgets = TOOLPATH_BUDGETS,
): Outcome<ReadToolpath> => {
  if (gcode.length > budgets.bytes) return failure(tooLarge(gcode.length, budgets));
  const other = typeof gcode === 'string' ? undefined : otherFile(gcode);
  if (other !== undefined) return failure(other);
  const read = readGcode(gcode, budgets.moves);
  if (read.moves.count === 0) return failure(empty(read.lines));
  // Layers without moves are left out before anything makes a list of all layers.
  const layer = Int32Array.from(denseLayers(read.moves));
  const program: GcodeProgram = { ...read, moves: { ...read.moves, layer } };
  const limits = limitsInFile(program);
  const analysis = analyzeProgram(program, limits);
  const { time_s, filament_mm, mass_g, energy_wh, travel_mm, retractions } = analysis;
  const told_s = toldTime(gcode);
  return success(
    {
      toolpath: makeToolpath(program, analysis.times, limits),
      facts: {
        ...{ time_s, filament_mm, mass_g, energy_wh, travel_mm, retractions },
        ...(told_s === undefined ? {} : { told_s }),
      },
    },
    program.stoppedAt === undefined
      ? checkProgram(program)
      : [cutShort(program.stoppedAt, budgets)],
  );
};

export const tooLarge = (bytes: number, budgets: ToolpathBudgets): Problem =>
  error(
    'toolpath-too-large',
    `expected G-code of at most ${budgets.bytes / 1e6} MB, found ${Math.ceil(bytes / 1e6)} MB`,
    { hint: 'Look at a part of the file, or slice with coarser curves.' },
  );

const empty = (lines: number): Problem =>
  error('toolpath-empty', `expected moves (G0 to G3), found none in ${lines} lines`, {
    hint: 'Choose a file that a slicer made.',
  });

const cutShort = (line: number, budgets: ToolpathBudgets): Problem =>
  warning(
    'toolpath-cut-short',
    `expected at most ${budgets.moves} moves, found more: only lines 1 to ${line} are shown, and time and material are theirs alone`,
    { where: { line } },
  );
