// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { flattening } from './flattening.ts';

type Point = readonly [number, number];

/**
 * Appends the triangles of one planar polygon, convex or concave, without holes, to `out`: ears
 * are cut in the plane of the larger two components of Newell's normal. Every corner stays in
 * use, also those in the middle of a straight side. n − 2 triangles.
 */
export const triangulateLoop = (
  corners: readonly number[],
  positions: Float64Array,
  out: number[],
): void => {
  if (corners.length === 3) {
    out.push(corners[0]!, corners[1]!, corners[2]!);
    return;
  }
  const points = corners.map(flattening([corners], positions));
  const rest = corners.map((_, i) => i);
  while (rest.length > 3) {
    const ear = bestEar(rest, points);
    const before = rest[(ear + rest.length - 1) % rest.length]!;
    const after = rest[(ear + 1) % rest.length]!;
    out.push(corners[before]!, corners[rest[ear]!]!, corners[after]!);
    rest.splice(ear, 1);
  }
  out.push(corners[rest[0]!]!, corners[rest[1]!]!, corners[rest[2]!]!);
};

/**
 * The first corner with area whose triangle holds no other corner; if rounding leaves none, the
 * flattest.
 */
const bestEar = (rest: readonly number[], points: readonly Point[]): number => {
  let flattest = 0;
  let least = Infinity;
  for (let i = 0; i < rest.length; i++) {
    const a = points[rest[(i + rest.length - 1) % rest.length]!]!;
    const b = points[rest[i]!]!;
    const c = points[rest[(i + 1) % rest.length]!]!;
    const area = cross(a, b, c);
    if (area > 0 && leavesArea(rest, points, i) && isEmpty(a, b, c, rest, points)) return i;
    if (Math.abs(area) < least) [flattest, least] = [i, Math.abs(area)];
  }
  return flattest;
};

/** Whether what is left after cutting corner `i` of four has area: not a flat triangle. */
const leavesArea = (rest: readonly number[], points: readonly Point[], i: number): boolean => {
  if (rest.length !== 4) return true;
  const [a, b, c] = [1, 2, 3].map((k) => points[rest[(i + k) % 4]!]!);
  return cross(a!, b!, c!) > 0;
};

const isEmpty = (
  a: Point,
  b: Point,
  c: Point,
  rest: readonly number[],
  points: readonly Point[],
): boolean =>
  rest.every((index) => {
    const p = points[index]!;
    if (same(p, a) || same(p, b) || same(p, c)) return true;
    return cross(a, b, p) < 0 || cross(b, c, p) < 0 || cross(c, a, p) < 0;
  });

const same = (p: Point, q: Point): boolean => p[0] === q[0] && p[1] === q[1];

const cross = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
