// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import { filamentArea } from '../fabricators/limit-speed.ts';
import type { GcodeProgram } from './machine.ts';
import type { MachineLimits } from './machine-limits.ts';
import { EXTRUDE, HOME } from './moves.ts';
import { offence } from './offence.ts';

/** Rounding of places and of filament, mm: what a move may be longer and push less than it says. */
const PLACE_ROUNDING_MM = 0.0015;
const FILAMENT_ROUNDING_MM = 1e-5;

/**
 * Faster than the machine is a warning: its firmware slows down by itself. So is more than the
 * nozzle melts: the bead gets thinner. Templates (role `Custom`) know themselves what they purge.
 */
export const checkSpeed = (
  program: GcodeProgram,
  limits: MachineLimits,
  certain: boolean,
): Problem[] => {
  const { moves, comments } = program;
  const knowsAxes = certain || comments.has('machine_max_feedrate_x');
  const knowsMelting = certain || comments.has('filament_max_volumetric_speed');
  if (!knowsAxes && !knowsMelting) return [];
  const s = limits.settings;
  const melt = knowsMelting ? s.filament_max_volumetric_speed : 0;
  const thickest = melt > 0 ? (1.01 * melt) / filamentArea(s) : Infinity;
  const custom = program.roles.indexOf('Custom');
  const thick = offence(
    'gcode-melts-too-slowly',
    (count, row) =>
      `expected at most ${melt} mm³/s of filament, found ${count} moves with more, the first at ${moves.feed[row]!} mm/s`,
  );
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
    const pushed = (moves.e[i]! - FILAMENT_ROUNDING_MM) * moves.feed[i]!;
    if (
      moves.kind[i] === EXTRUDE &&
      moves.role[i] !== custom &&
      pushed > thickest * (way + PLACE_ROUNDING_MM)
    )
      thick.add(i);
    const speed = (moves.feed[i]! * 0.99) / way;
    if (!knowsAxes) continue;
    if (
      Math.abs(dx) * speed > s.machine_max_feedrate_x ||
      Math.abs(dy) * speed > s.machine_max_feedrate_y ||
      Math.abs(dz) * speed > s.machine_max_feedrate_z ||
      Math.abs(moves.e[i]!) * speed > s.machine_max_feedrate_e
    ) {
      fast.add(i);
    }
  }
  return [...fast.report('warning', moves), ...thick.report('warning', moves)];
};
