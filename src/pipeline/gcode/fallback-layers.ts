// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { GcodeProgram, Machine } from './machine.ts';
import { EXTRUDE } from './moves.ts';
import { toLengths } from './volumetric.ts';

const SAME_HEIGHT_MM = 0.01;

/** The finished program; where no comment marks layers, each new greatest printing height is one. */
export const fallbackLayers = (machine: Machine): GcodeProgram => {
  const moves = machine.table.finish();
  toLengths(machine, moves);
  if (!machine.marksLayers) {
    let layer = -1;
    let top = -Infinity;
    for (let i = 0; i < moves.count; i++) {
      if (moves.kind[i] === EXTRUDE && moves.z[i]! > top + SAME_HEIGHT_MM) {
        layer++;
        top = moves.z[i]!;
      }
      moves.layer[i] = layer;
    }
  }
  const { roles, heats, dwells, comments, macros, notNumbers, unknown, limits, longest } = machine;
  return {
    ...{ moves, roles, heats, dwells, comments, macros, notNumbers, unknown, limits, longest },
    lines: machine.line,
  };
};
