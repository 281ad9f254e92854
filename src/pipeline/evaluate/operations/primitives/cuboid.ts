// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Facets } from '../../solids/polyhedron.ts';

/** JSCAD's cuboid, corner for corner. All sizes are positive, mm. */
export const cuboid = (center: ArrayLike<number>, size: ArrayLike<number>): Facets => {
  const positions = new Float64Array(24);
  for (let corner = 0; corner < 8; corner++) {
    for (let k = 0; k < 3; k++) {
      const side = (corner >> k) & 1 ? 1 : -1;
      positions[3 * corner + k] = center[k]! + (size[k]! / 2) * side;
    }
  }
  return { positions, corners: FACES, counts: COUNTS };
};

/** Bits of a corner's number say on which side of x, y, z it is. */
const FACES = Uint32Array.of(
  ...[0, 4, 6, 2],
  ...[1, 3, 7, 5],
  ...[0, 1, 5, 4],
  ...[2, 6, 7, 3],
  ...[0, 2, 3, 1],
  ...[4, 5, 7, 6],
);
const COUNTS = new Uint32Array(6).fill(4);
