// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons, Ring } from '../../polygons/polygon.ts';

/** Smallest convex ring around all points, counter-clockwise (monotone chain, Andrew 1979). */
export const convexHull = (polygons: Polygons): Ring => {
  const points: (readonly [number, number])[] = [];
  for (const ring of polygons)
    for (let i = 0; i < ring.length; i += 2) points.push([ring[i]!, ring[i + 1]!]);
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = halfHull(points);
  const upper = halfHull(points.reverse());
  return Float64Array.from([...lower.slice(0, -1), ...upper.slice(0, -1)].flat());
};

const halfHull = (points: readonly (readonly [number, number])[]) => {
  const hull: (readonly [number, number])[] = [];
  for (const point of points) {
    while (hull.length > 1 && turn(hull[hull.length - 2]!, hull[hull.length - 1]!, point) <= 0)
      hull.pop();
    hull.push(point);
  }
  return hull;
};

const turn = (
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
