// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { GcodeProgram } from './machine.ts';
import type { MachineLimits } from './machine-limits.ts';
import { EXTRUDE, HOME } from './moves.ts';
import { offence } from './offence.ts';

const PLACE_TOLERANCE_MM = 1e-3;

/**
 * Places: within the build volume, not below the bed, and no extrusion below the one before.
 * `certain`: the machine is given, not read from the file; then nothing beside the bed is forgiven.
 */
export const checkPlaces = (
  program: GcodeProgram,
  limits: MachineLimits,
  certain: boolean,
): Problem[] => {
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
