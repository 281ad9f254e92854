// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';
import type { MeshEdges } from './mesh-edges.ts';

/** How far from the plane of a face its neighbor may lie, mm: what coordinates of 32 bits miss it by. */
const FLAT_MM = 2e-5;

const NONE = -1;

/**
 * 1 for each edge whose two triangles lie in one plane: a diagonal of a flat face, where a cut goes
 * straight on. Measured along the bed, since that is where a cut would show it.
 */
export const flatEdges = ({ positions, triangles }: Mesh, edges: MeshEdges): Uint8Array => {
  const { ofCorner, low } = edges;
  const first = new Int32Array(low.length).fill(NONE);
  const flat = new Uint8Array(low.length);
  const uses = new Uint8Array(low.length);
  for (let corner = 0; corner < ofCorner.length; corner++) {
    const edge = ofCorner[corner]!;
    const other = first[edge]!;
    uses[edge] = Math.min(3, uses[edge]! + 1);
    if (other === NONE) first[edge] = corner;
    else {
      const [a, b] = [triangles[corner]!, triangles[next(corner)]!];
      const [c, d] = [opposite(triangles, corner), opposite(triangles, other)];
      // A needle has no plane of its own worth the name: one of the two is enough.
      const isFlat =
        nearPlane(positions, a, b, c, d, FLAT_MM) || nearPlane(positions, a, b, d, c, FLAT_MM);
      flat[edge] = isFlat ? 1 : 0;
    }
  }
  // Where more than two meet there is a fold.
  return flat.map((isFlat, edge) => (uses[edge] === 2 ? isFlat : 0));
};

const next = (corner: number): number => (corner % 3 === 2 ? corner - 2 : corner + 1);
const opposite = (triangles: Uint32Array, corner: number): number => triangles[next(next(corner))]!;

/** Whether a vertex lies within `reach` of the plane of three others, measured in x and y. */
const nearPlane = (
  p: Float32Array,
  a: number,
  b: number,
  c: number,
  vertex: number,
  reach: number,
): boolean => {
  const [ox, oy, oz] = [p[3 * a]!, p[3 * a + 1]!, p[3 * a + 2]!];
  const [ux, uy, uz] = [p[3 * b]! - ox, p[3 * b + 1]! - oy, p[3 * b + 2]! - oz];
  const [vx, vy, vz] = [p[3 * c]! - ox, p[3 * c + 1]! - oy, p[3 * c + 2]! - oz];
  const nx = uy * vz - uz * vy;
  const ny = uz * vx - ux * vz;
  const nz = ux * vy - uy * vx;
  const height =
    nx * (p[3 * vertex]! - ox) + ny * (p[3 * vertex + 1]! - oy) + nz * (p[3 * vertex + 2]! - oz);
  return height * height <= reach * reach * (nx * nx + ny * ny);
};
