// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, warning, type Problem } from '../../shared/problem.ts';
import { checkHeat } from './check-heat.ts';
import { checkPlaces } from './check-places.ts';
import { checkRetraction } from './check-retraction.ts';
import { checkSpeed } from './check-speed.ts';
import type { GcodeProgram } from './machine.ts';
import { limitsInFile, shortfallOf, type MachineLimits } from './machine-limits.ts';
import { measureFilament } from './measure-filament.ts';
import { UNRETRACT } from './moves.ts';
import { readGcode } from './read-gcode.ts';

const LONGEST_LINE = 95;
const VOLUME_TOLERANCE = 0.01;

/** What else is known of the file. */
export interface Expected {
  /** Volume of the toolpaths that it was written from, mm³ (extrusion multiplier included). */
  readonly volume_mm3?: number;
}

/**
 * The laws of every G-code: inside the build volume, hot before extruding, z never falls while
 * printing, nothing extruded while drawn back, nothing drawn back twice, every word a number,
 * short lines, heaters off at the end, no faster and no hotter than the machine. Each kind of
 * Problem (`gcode-…`) is reported once, with the first line and how often. Without `limits` those
 * the file tells of itself count; what it does not tell is not checked.
 */
export const checkGcode = (
  gcode: string | Uint8Array,
  limits?: MachineLimits,
  expected: Expected = {},
): readonly Problem[] => {
  return checkProgram(readGcode(gcode), limits, expected);
};

/** The same for G-code that has been read. */
export const checkProgram = (
  program: GcodeProgram,
  limits?: MachineLimits,
  expected: Expected = {},
): readonly Problem[] => {
  const known = limits ?? limitsInFile(program);
  return [
    ...checkText(program),
    ...checkPlaces(program, known, limits !== undefined),
    ...checkHeat(
      program,
      known,
      limits !== undefined || program.comments.has('max_nozzle_temperature'),
    ),
    ...checkRetraction(program.moves, shortfallOf(known.settings)),
    ...checkSpeed(program, known, limits !== undefined),
    ...checkVolume(program, known, expected),
  ];
};

const at = (line: number): { where: { line: number } } => ({ where: { line } });

const checkText = (program: GcodeProgram): Problem[] => {
  const problems: Problem[] = [];
  const { moves, notNumbers, unknown, longest } = program;
  if (moves.count === 0) {
    problems.push(
      error('gcode-no-motion', `expected moves, found none in ${program.lines} lines`, {
        hint: 'Is this G-code?',
      }),
    );
  }
  if (notNumbers.length > 0) {
    problems.push(
      error(
        'gcode-not-a-number',
        `expected a number after every letter, found none in ${notNumbers.length} moves`,
        at(notNumbers[0]!),
      ),
    );
  }
  if (unknown.length > 0) {
    problems.push(
      warning(
        'gcode-unknown-line',
        `expected a command or a comment, found neither in ${unknown.length} lines`,
        at(unknown[0]!),
      ),
    );
  }
  if (longest.length > LONGEST_LINE) {
    problems.push(
      error(
        'gcode-line-too-long',
        `expected moves of at most ${LONGEST_LINE} characters, found ${longest.length}`,
        at(longest.line),
      ),
    );
  }
  return problems;
};

const checkVolume = (
  program: GcodeProgram,
  limits: MachineLimits,
  expected: Expected,
): Problem[] => {
  const wanted = expected.volume_mm3;
  if (wanted === undefined) return [];
  const { moves, roles } = program;
  const used = measureFilament(moves, limits.settings.retract_length, shortfallOf(limits.settings));
  const custom = roles.indexOf('Custom');
  const diameter = limits.settings.filament_diameter;
  let length = 0;
  for (let i = 0; i < moves.count; i++) {
    if (moves.role[i] !== custom && moves.kind[i] !== UNRETRACT) length += used[i]!;
  }
  const volume = (length * Math.PI * diameter * diameter) / 4;
  if (Math.abs(volume - wanted) <= VOLUME_TOLERANCE * wanted + 0.01) return [];
  return [
    error(
      'gcode-volume',
      `expected ${wanted.toFixed(2)} mm³ of filament as in the toolpaths, found ${volume.toFixed(2)} mm³`,
    ),
  ];
};
