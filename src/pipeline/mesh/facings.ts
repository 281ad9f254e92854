// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from './mesh.ts';

type Vector = readonly [number, number, number];

/** Triangles of one plane, nearly: same normal, same distance from the origin. */
export interface Facing {
  readonly normal: Vector;
  /** mm² */
  readonly area: number;
  /** Mean of the triangles' middles by area, mm. */
  readonly center: Vector;
  /** The first triangle of the group. */
  readonly first: number;
}

const NORMAL_STEPS = 200;
const PLANE_STEP = 0.05;

/** Group triangles by plane: normals to about a quarter of a degree, distances to 0.05 mm. */
export const facings = ({ positions: p, triangles }: Mesh): Facing[] => {
  const groups = new Map<string, { n: number[]; c: number[]; area: number; first: number }>();
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const twice = Math.sqrt(n[0]! * n[0]! + n[1]! * n[1]! + n[2]! * n[2]!);
    if (!(twice > 0)) continue;
    const middle = [0, 1, 2].map((k) => (p[a + k]! + p[b + k]! + p[c + k]!) / 3);
    const distance = (n[0]! * p[a]! + n[1]! * p[a + 1]! + n[2]! * p[a + 2]!) / twice;
    const key = [
      ...n.map((value) => Math.round((value / twice) * NORMAL_STEPS)),
      Math.round(distance / PLANE_STEP),
    ].join();
    const group = groups.get(key) ?? { n: [0, 0, 0], c: [0, 0, 0], area: 0, first: t / 3 };
    if (group.area === 0) groups.set(key, group);
    group.area += twice / 2;
    for (let k = 0; k < 3; k++) {
      group.n[k]! += n[k]!;
      group.c[k]! += (middle[k]! * twice) / 2;
    }
  }
  return [...groups.values()].map(({ n, c, area, first }) => {
    const length = Math.sqrt(n[0]! * n[0]! + n[1]! * n[1]! + n[2]! * n[2]!) || 1;
    return {
      normal: [n[0]! / length, n[1]! / length, n[2]! / length],
      center: [c[0]! / area, c[1]! / area, c[2]! / area],
      area,
      first,
    };
  });
};
