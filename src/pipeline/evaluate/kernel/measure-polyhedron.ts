// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polyhedron } from '../solids/polyhedron.ts';

/**
 * What JSCAD measures of a solid: volume in mm³, area in mm², x y z of the least and of the
 * greatest corner, x y z of the center of mass: eleven numbers. Zeros for an empty one.
 */
export const measurePolyhedron = ({ positions: p, triangles }: Polyhedron): Float64Array => {
  let [six, twice] = [0, 0];
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  const moment = [0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    const [ax, ay, az] = [p[a]!, p[a + 1]!, p[a + 2]!];
    const [ux, uy, uz] = [p[b]! - ax, p[b + 1]! - ay, p[b + 2]! - az];
    const [vx, vy, vz] = [p[c]! - ax, p[c + 1]! - ay, p[c + 2]! - az];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const part = ax * nx + ay * ny + az * nz;
    six += part;
    twice += Math.sqrt(nx * nx + ny * ny + nz * nz);
    for (let k = 0; k < 3; k++) {
      const [x, y, z] = [p[a + k]!, p[b + k]!, p[c + k]!];
      moment[k]! += part * (x + y + z);
      low[k] = Math.min(low[k]!, x, y, z);
      high[k] = Math.max(high[k]!, x, y, z);
    }
  }
  if (triangles.length === 0) return new Float64Array(11);
  const center = moment.map((value) => value / (4 * six));
  return Float64Array.from([six / 6, twice / 2, ...low, ...high, ...center]);
};
