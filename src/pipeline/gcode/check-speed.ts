// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { GcodeProgram } from './machine.ts';
import type { MachineLimits } from './machine-limits.ts';
import { HOME } from './moves.ts';
import { offence } from './offence.ts';

/** Faster than the machine is a warning: its firmware slows down by itself. */
export const checkSpeed = (
  program: GcodeProgram,
  limits: MachineLimits,
  certain: boolean,
): Problem[] => {
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
