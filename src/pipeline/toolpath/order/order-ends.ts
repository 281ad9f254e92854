// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { improveOrder } from './improve-order.ts';
import { nearestIndex } from './nearest-index.ts';
import { far, type Tour } from './tour.ts';

/**
 * A short way through all things from (x, y) to what `tail` measures: nearest neighbors, then
 * improved. `ends` and the answer are as in `Tour`.
 */
export const orderEnds = (
  ends: Float64Array,
  x: number,
  y: number,
  tail: Tour['tail'] = () => 0,
): Int32Array => {
  const tour = new Int32Array(ends.length / 4);
  if (tour.length > 1) nearestFirst(ends, x, y, tour);
  improveOrder({ ends, tour, x, y, tail });
  return tour;
};

const nearestFirst = (ends: Float64Array, x: number, y: number, tour: Int32Array): void => {
  const index = nearestIndex(ends);
  for (let i = 0; i < tour.length; i++) {
    const end = index.nearest(x, y)!;
    index.remove(end & ~1);
    index.remove(end | 1);
    tour[i] = end;
    const exit = 2 * (end ^ 1);
    x = ends[exit]!;
    y = ends[exit + 1]!;
  }
};

/** The way to the nearest of `points` (x y, stride 2), units; 0 when there are none. */
export const wayToNearest = (points: Float64Array): Tour['tail'] => {
  if (points.length === 0) return () => 0;
  if (points.length <= 2 * FEW) return (x, y) => scan(points, x, y);
  const index = nearestIndex(points);
  return (x, y) => {
    const point = 2 * index.nearest(x, y)!;
    return far(points[point]! - x, points[point + 1]! - y);
  };
};

/** So few points are compared one by one. */
const FEW = 8;

const scan = (points: Float64Array, x: number, y: number): number => {
  let least = Infinity;
  for (let i = 0; i < points.length; i += 2)
    least = Math.min(least, far(points[i]! - x, points[i + 1]! - y));
  return least;
};
