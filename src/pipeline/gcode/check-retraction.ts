// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, warning, type Problem } from '../../shared/problem.ts';
import {
  EXTRUDE,
  FIRMWARE_RETRACT,
  FIRMWARE_UNRETRACT,
  RETRACT,
  TRAVEL,
  UNRETRACT,
  type GcodeMoves,
} from './moves.ts';

const SLACK_MM = 0.05;
const HOP_MM = 1e-3;

/**
 * Retraction: nothing laid down while drawn back, nothing drawn back again after a travel without
 * having been returned, and lifts over the print only while drawn back. `shortfall` mm are meant to
 * stay back at each return (a `retract_restart_extra` below 0).
 */
export const checkRetraction = (moves: GcodeMoves, shortfall = 0): readonly Problem[] => {
  const extruded: number[] = [];
  const doubled: number[] = [];
  const hops: number[] = [];
  let back = 0;
  let firmware = false;
  let travelled = false;
  // Drawing back twice counts once something is printed after it: end templates may.
  let pending: number | undefined;
  let printing = false;
  for (let i = 0; i < moves.count; i++) {
    const kind = moves.kind[i]!;
    const e = moves.e[i]!;
    if (kind === RETRACT || kind === FIRMWARE_RETRACT) {
      if ((back > SLACK_MM || firmware) && travelled) pending = i;
      if (kind === FIRMWARE_RETRACT) firmware = true;
      else back -= e;
      travelled = false;
    } else if (kind === FIRMWARE_UNRETRACT) firmware = false;
    else if (kind === UNRETRACT) back = Math.max(0, back - e - shortfall);
    else if (kind === TRAVEL) {
      const falls = moves.z[i]! < (moves.z[i - 1] ?? 0) - HOP_MM;
      if (falls && printing && back <= SLACK_MM && !firmware && moves.layer[i]! >= 0) hops.push(i);
      travelled = true;
    } else if (kind === EXTRUDE) {
      if (back > SLACK_MM || firmware) extruded.push(i);
      if (pending !== undefined) doubled.push(pending);
      pending = undefined;
      back = Math.max(0, back - e);
      printing = moves.layer[i]! >= 0;
    }
  }
  const report = (
    make: typeof error,
    code: string,
    rows: readonly number[],
    expected: string,
  ): Problem[] =>
    rows.length === 0
      ? []
      : [
          make(code, `${expected}, found ${rows.length}`, {
            where: { line: moves.line[rows[0]!]! },
          }),
        ];
  return [
    ...report(
      error,
      'gcode-extrusion-while-retracted',
      extruded,
      'expected no extrusion while the filament is drawn back',
    ),
    ...report(
      error,
      'gcode-double-retraction',
      doubled,
      'expected no second retraction before the first is returned',
    ),
    ...report(
      warning,
      'gcode-undeclared-hop',
      hops,
      'expected the nozzle to fall only after a lift with the filament drawn back',
    ),
  ];
};
