// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh.ts';

/** The triangles of a connected surface. */
export type Shell = readonly number[];

const MOST_SHELLS = 300;
// A ray that leans a little meets no edge of an upright wall.
const [LEAN_X, LEAN_Y] = [0.01371, 0.02917];

/** In how many of the other shells each lies; all 0 where there are too many to look at. */
export const nestingDepths = (mesh: Mesh, shells: readonly Shell[]): number[] => {
  if (shells.length > MOST_SHELLS || shells.length < 2) return shells.map(() => 0);
  const boxes = shells.map((shell) => boxOf(mesh, shell));
  return shells.map((shell, i) => {
    const inner = boxes[i]!;
    const from = middleOf(mesh, shell[0]!);
    return shells.filter((other, j) => {
      const outer = boxes[j]!;
      if (i === j || inner.some((value, k) => (k < 3 ? value < outer[k]! : value > outer[k]!))) {
        return false;
      }
      return crossings(mesh, other, from) % 2 === 1;
    }).length;
  });
};

/** How often the ray from a point upward crosses a shell. */
const crossings = ({ positions: p, triangles }: Mesh, shell: Shell, from: number[]): number => {
  const [x, y, z] = from as [number, number, number];
  let count = 0;
  for (const t of shell) {
    // Sheared so that the ray is upright and the point the origin.
    const [a, b, c] = [0, 1, 2].map((k) => {
      const at = 3 * triangles[3 * t + k]!;
      const h = p[at + 2]! - z;
      return [p[at]! - x - LEAN_X * h, p[at + 1]! - y - LEAN_Y * h, h];
    }) as [number[], number[], number[]];
    const u = b[0]! * c[1]! - b[1]! * c[0]!;
    const v = c[0]! * a[1]! - c[1]! * a[0]!;
    const w = a[0]! * b[1]! - a[1]! * b[0]!;
    if (!((u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0))) continue;
    if ((u * a[2]! + v * b[2]! + w * c[2]!) / (u + v + w) > 0) count++;
  }
  return count;
};

const middleOf = ({ positions: p, triangles }: Mesh, t: number): number[] =>
  [0, 1, 2].map((axis) => {
    const at = (k: number): number => p[3 * triangles[3 * t + k]! + axis]!;
    return (at(0) + at(1) + at(2)) / 3;
  });

/** Smallest x y z, largest x y z. */
const boxOf = ({ positions: p, triangles }: Mesh, shell: Shell): number[] => {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (const t of shell) {
    for (let k = 0; k < 9; k++) {
      const axis = k % 3;
      const value = p[3 * triangles[3 * t + Math.floor(k / 3)]! + axis]!;
      box[axis] = Math.min(box[axis]!, value);
      box[axis + 3] = Math.max(box[axis + 3]!, value);
    }
  }
  return box;
};
