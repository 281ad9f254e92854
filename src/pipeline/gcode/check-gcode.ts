// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, warning, type Problem, type Severity } from '../../shared/problem.ts';
import { checkHeat } from './check-heat.ts';
import { checkRetraction } from './check-retraction.ts';
import type { GcodeProgram } from './machine.ts';
import { limitsInFile, type MachineLimits } from './machine-limits.ts';
import { measureFilament } from './measure-filament.ts';
import { EXTRUDE, HOME, UNRETRACT, type GcodeMoves } from './moves.ts';
import { readGcode } from './read-gcode.ts';

const LONGEST_LINE = 95;
const PLACE_TOLERANCE_MM = 1e-3;
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
  const program = readGcode(gcode);
  const known = limits ?? limitsInFile(program);
  return [
    ...checkText(program),
    ...checkPlaces(program, known, limits !== undefined),
    ...checkHeat(
      program,
      known,
      limits !== undefined || program.comments.has('max_nozzle_temperature'),
    ),
    ...checkRetraction(program.moves),
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

/** Counts one kind of offence and reports its first place. */
const offence = (
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
        : [{ code, severity, message: describe(count, first), ...at(moves.line[first]!) }],
  };
};

const checkPlaces = (program: GcodeProgram, limits: MachineLimits, certain: boolean): Problem[] => {
  const { moves } = program;
  const { bed_size_x: width, bed_size_y: depth, max_print_height: height } = limits.settings;
  const [x0, y0] = limits.origin;
  const place = (row: number): string => `${moves.x[row]!}, ${moves.y[row]!}, ${moves.z[row]!}`;
  const volume = `${width} × ${depth} × ${height} mm`;
  const message = (count: number, row: number): string =>
    `expected moves within ${volume}, found ${count} outside, the first to ${place(row)}`;
  const outside = offence('gcode-outside-volume', message);
  // Start templates of some machines wipe beside the bed, which their makers know to be free.
  const asideAtStart = offence('gcode-outside-volume', message);
  const below = offence(
    'gcode-below-bed',
    (count, row) => `expected no extrusion below z = 0, found ${count}, the first at ${place(row)}`,
  );
  const falls = offence(
    'gcode-z-falls',
    (count, row) =>
      `expected extrusion at or above the layer before, found ${count} moves below it, the first at z = ${moves.z[row]!}`,
  );
  let top = -Infinity;
  for (let i = 0; i < moves.count; i++) {
    const kind = moves.kind[i]!;
    if (kind === HOME) {
      top = -Infinity;
      continue;
    }
    const [x, y, z] = [moves.x[i]!, moves.y[i]!, moves.z[i]!];
    const tolerance = PLACE_TOLERANCE_MM;
    const off =
      x < x0 - tolerance ||
      y < y0 - tolerance ||
      x > x0 + width + tolerance ||
      y > y0 + depth + tolerance ||
      z > height + tolerance ||
      z < -tolerance;
    if (limits.volumeKnown && off) {
      if (!certain && moves.layer[i] === -1 && z <= height) asideAtStart.add(i);
      else outside.add(i);
    }
    if (kind !== EXTRUDE) continue;
    if (z < -tolerance) below.add(i);
    if (z < top - tolerance) falls.add(i);
    top = z;
  }
  return [
    ...outside.report('error', moves),
    ...asideAtStart.report('warning', moves),
    ...below.report('error', moves),
    ...falls.report('error', moves),
  ];
};

/** Faster than the machine is a warning: its firmware slows down by itself. */
const checkSpeed = (program: GcodeProgram, limits: MachineLimits, certain: boolean): Problem[] => {
  const { moves } = program;
  if (!certain && !program.comments.has('machine_max_feedrate_x')) return [];
  const s = limits.settings;
  const fast = offence(
    'gcode-too-fast',
    (count, row) =>
      `expected speeds that the machine reaches, found ${count} faster moves, the first at ${moves.feed[row]!} mm/s`,
  );
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i < moves.count; i++) {
    const [dx, dy, dz] = [moves.x[i]! - x, moves.y[i]! - y, moves.z[i]! - z];
    [x, y, z] = [moves.x[i]!, moves.y[i]!, moves.z[i]!];
    if (moves.kind[i] === HOME) continue;
    const way = Math.sqrt(dx * dx + dy * dy + dz * dz) || Math.abs(moves.e[i]!);
    if (way < 0.05) continue; // rounding to micrometers decides the direction of such moves
    const speed = (moves.feed[i]! * 0.99) / way;
    if (
      Math.abs(dx) * speed > s.machine_max_feedrate_x ||
      Math.abs(dy) * speed > s.machine_max_feedrate_y ||
      Math.abs(dz) * speed > s.machine_max_feedrate_z ||
      Math.abs(moves.e[i]!) * speed > s.machine_max_feedrate_e
    ) {
      fast.add(i);
    }
  }
  return fast.report('warning', moves);
};

const checkVolume = (
  program: GcodeProgram,
  limits: MachineLimits,
  expected: Expected,
): Problem[] => {
  const wanted = expected.volume_mm3;
  if (wanted === undefined) return [];
  const { moves, roles } = program;
  const used = measureFilament(moves, limits.settings.retract_length);
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
