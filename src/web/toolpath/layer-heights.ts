// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { EXTRUDE, type GcodeMoves } from '../../pipeline/gcode/moves.ts';

const LEAST_MM = 0.02;
const MOST_MM = 2;
const USUAL_MM = 0.2;

/** Height of each layer, mm: how far its first extrusion is above that of the layer below. */
export const layerHeights = (moves: GcodeMoves, layerOf: Uint32Array): Float32Array => {
  const heights = new Float32Array((layerOf.at(-1) ?? 0) + 1).fill(USUAL_MM);
  let below = 0;
  let known = -1;
  for (let i = 0; i < moves.count; i++) {
    const layer = layerOf[i]!;
    if (moves.kind[i] !== EXTRUDE || layer === known) continue;
    const step = moves.z[i]! - below;
    if (step >= LEAST_MM && step <= MOST_MM) heights[layer] = step;
    below = moves.z[i]!;
    known = layer;
  }
  return heights;
};
