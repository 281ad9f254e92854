// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { FIRMWARE_RETRACT, FIRMWARE_UNRETRACT, UNRETRACT, type GcodeMoves } from './moves.ts';

const ROUNDING_MM = 1e-4;

/**
 * Filament that leaves the nozzle in each move, mm: what is pushed, beyond what had been drawn back.
 * So neither a retraction and its return nor a last retraction counts. `shortfall` mm are meant to
 * stay back at each return.
 */
export const measureFilament = (
  moves: GcodeMoves,
  firmwareRetraction: number,
  shortfall = 0,
): Float64Array => {
  const used = new Float64Array(moves.count);
  let back = 0;
  for (let i = 0; i < moves.count; i++) {
    const kind = moves.kind[i]!;
    if (kind === FIRMWARE_RETRACT) back = Math.max(back, firmwareRetraction);
    else if (kind === FIRMWARE_UNRETRACT) back = 0;
    const e = moves.e[i]!;
    if (e < 0) back -= e;
    else {
      const returned = Math.min(back, e);
      back -= returned;
      used[i] = e - returned;
      if (kind === UNRETRACT && back <= shortfall + ROUNDING_MM) back = 0;
    }
  }
  return used;
};
