// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';

/** A triangle with its unit normal: normal, then three corners, 12 numbers. */
export type Facet = Float32Array;

/**
 * Call `visit` with each triangle of a mesh; the array is reused from call to call. The normal of
 * a triangle without area is zero, which readers take as "compute it yourself".
 */
export const eachFacet = (mesh: Mesh, visit: (facet: Facet) => void): void => {
  const { positions, triangles } = mesh;
  const facet = new Float32Array(12);
  for (let t = 0; t < triangles.length; t += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const from = 3 * triangles[t + corner]!;
      for (let k = 0; k < 3; k++) facet[3 + 3 * corner + k] = positions[from + k]!;
    }
    setNormal(facet);
    visit(facet);
  }
};

const setNormal = (facet: Facet): void => {
  const edge = (corner: number, k: number): number => facet[3 * corner + k]! - facet[3 + k]!;
  const [ux, uy, uz] = [edge(2, 0), edge(2, 1), edge(2, 2)];
  const [vx, vy, vz] = [edge(3, 0), edge(3, 1), edge(3, 2)];
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  const length = Math.sqrt(x * x + y * y + z * z);
  const share = length > 0 ? 1 / length : 0;
  facet[0] = x * share + 0;
  facet[1] = y * share + 0;
  facet[2] = z * share + 0;
};
