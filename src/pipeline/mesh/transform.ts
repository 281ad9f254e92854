// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cos, degToRad, sin } from '../../shared/math.ts';
import { boundsOf } from './measure.ts';
import type { Mesh } from './mesh.ts';

/** Rows of a 3 × 4 matrix: x' = m[0]·x + m[1]·y + m[2]·z + m[3], y' = m[4]·x + …, z' = m[8]·x + …. */
export type Matrix = readonly [
  ...[number, number, number, number],
  ...[number, number, number, number],
  ...[number, number, number, number],
];

/**
 * The mesh moved by a matrix; one that mirrors turns the triangles around, so that they still face
 * outward. Float32 rounding may make vertices equal that were very near: weld again if it matters.
 */
export const transform = (mesh: Mesh, m: Matrix): Mesh => {
  const { positions: p } = mesh;
  const positions = new Float32Array(p.length);
  for (let i = 0; i < p.length; i += 3) {
    const [x, y, z] = [p[i]!, p[i + 1]!, p[i + 2]!];
    positions[i] = m[0] * x + m[1] * y + m[2] * z + m[3];
    positions[i + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
    positions[i + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
  }
  return {
    ...mesh,
    positions,
    triangles: determinant(m) < 0 ? turnedAround(mesh.triangles) : mesh.triangles,
  };
};

export const translation = (x: number, y: number, z: number): Matrix => [
  ...([1, 0, 0, x] as const),
  ...([0, 1, 0, y] as const),
  ...([0, 0, 1, z] as const),
];

export const scaling = (x: number, y = x, z = x): Matrix => [
  ...([x, 0, 0, 0] as const),
  ...([0, y, 0, 0] as const),
  ...([0, 0, z, 0] as const),
];

/** Turn by degrees around the x axis, then y, then z, as JSCAD's `rotate` does; quarters are exact. */
export const rotation = (rx: number, ry: number, rz: number): Matrix => {
  const [cx, sx] = turn(rx);
  const [cy, sy] = turn(ry);
  const [cz, sz] = turn(rz);
  return [
    ...([cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx, 0] as const),
    ...([sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx, 0] as const),
    ...([-sy, cy * sx, cy * cx, 0] as const),
  ];
};

/** First `before`, then `after`, as one matrix. */
export const compose = (after: Matrix, before: Matrix): Matrix => {
  const row = (r: 0 | 4 | 8) => {
    const entry = (c: number): number =>
      after[r]! * before[c]! +
      after[(r + 1) as 1]! * before[4 + c]! +
      after[(r + 2) as 2]! * before[8 + c]!;
    return [entry(0), entry(1), entry(2), entry(3) + after[(r + 3) as 3]!] as const;
  };
  return [...row(0), ...row(4), ...row(8)];
};

export const determinant = (m: Matrix): number =>
  m[0] * (m[5] * m[10] - m[6] * m[9]) -
  m[1] * (m[4] * m[10] - m[6] * m[8]) +
  m[2] * (m[4] * m[9] - m[5] * m[8]);

/** The mesh moved straight up or down until its lowest point is at z = 0. */
export const putOnBed = (mesh: Mesh): Mesh => {
  const lowest = boundsOf(mesh.positions)[0][2];
  return lowest === 0 ? mesh : transform(mesh, translation(0, 0, -lowest));
};

/** The same triangles seen from the other side. */
const turnedAround = (triangles: Uint32Array): Uint32Array => {
  const turned = triangles.slice();
  for (let t = 0; t < turned.length; t += 3) {
    turned[t + 1] = triangles[t + 2]!;
    turned[t + 2] = triangles[t + 1]!;
  }
  return turned;
};

/** Cosine and sine of an angle in degrees, exact at quarter turns. */
const turn = (degrees: number): readonly [number, number] => {
  const quarters = Math.round(degrees / 90);
  const rest = degToRad(degrees - 90 * quarters);
  const [c, s] = rest === 0 ? [1, 0] : [cos(rest), sin(rest)];
  const quadrant = ((quarters % 4) + 4) % 4;
  if (quadrant === 0) return [c, s];
  if (quadrant === 1) return [-s + 0, c];
  if (quadrant === 2) return [-c, -s + 0];
  return [s, -c];
};
