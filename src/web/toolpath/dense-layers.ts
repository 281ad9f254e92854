// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { HOME, type GcodeMoves } from '../../pipeline/gcode/moves.ts';

/**
 * The layer of each move, from 0, without layers that have no moves: a file can mark millions of
 * those. What comes before the first layer counts to it.
 */
export const denseLayers = (moves: GcodeMoves): Uint32Array => {
  const layers = new Uint32Array(moves.count);
  let dense = -1;
  let before = Number.NaN;
  for (let i = 0; i < moves.count; i++) {
    const layer = Math.max(0, moves.layer[i]!);
    if (moves.kind[i] !== HOME && layer !== before) {
      dense++;
      before = layer;
    }
    layers[i] = Math.max(0, dense);
  }
  return layers;
};
