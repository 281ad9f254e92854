// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sameNumbers } from '../../shared/same-numbers.ts';
import type { Polygons, Ring } from './polygon.ts';

/** Smallest and largest corner in units: [minX, minY, maxX, maxY]. */
export type Box = readonly [number, number, number, number];

/** Signed area in square units: positive when counter-clockwise (shoelace formula). */
export const ringArea = (ring: Ring): number => {
  const n = ring.length;
  if (n < 6) return 0;
  // Relative to the first point, so that products stay small and the sum stays exact.
  const ox = ring[0]!;
  const oy = ring[1]!;
  let twice = 0;
  for (let i = 2; i + 3 < n; i += 2) {
    twice += (ring[i]! - ox) * (ring[i + 3]! - oy) - (ring[i + 2]! - ox) * (ring[i + 1]! - oy);
  }
  return twice / 2;
};

/** Area in square units, holes subtracted. */
export const polygonsArea = (polygons: Polygons): number =>
  polygons.reduce((sum, ring) => sum + ringArea(ring), 0);

/** Length of a closed ring in units. */
export const ringLength = (ring: Ring): number => {
  let length = 0;
  let px = ring[ring.length - 2]!;
  let py = ring[ring.length - 1]!;
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i]!;
    const y = ring[i + 1]!;
    length += Math.sqrt((x - px) * (x - px) + (y - py) * (y - py));
    px = x;
    py = y;
  }
  return length;
};

/** Bounding box; undefined when there is no ring. */
export const boundingBox = (rings: readonly Float64Array[]): Box | undefined => {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return minX <= maxX ? [minX, minY, maxX, maxY] : undefined;
};

/** Whether (x, y) lies inside by the even-odd rule; points on the outline count either way. */
export const containsPoint = (polygons: Polygons, x: number, y: number): boolean => {
  let inside = false;
  for (const ring of polygons) {
    let px = ring[ring.length - 2]!;
    let py = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const qx = ring[i]!;
      const qy = ring[i + 1]!;
      if (py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px) inside = !inside;
      px = qx;
      py = qy;
    }
  }
  return inside;
};

/** Whether two areas have the very same rings in the same order. */
export const samePolygons = (a: Polygons, b: Polygons): boolean => {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((ring, r) => sameNumbers(ring, b[r]!));
};

/** Squared distance of (x, y) from the segment between the points number `a` and `b` of a line or ring. */
export const squaredDistanceToSegment = (
  points: Float64Array,
  a: number,
  b: number,
  x: number,
  y: number,
): number => {
  const ax = points[2 * a]!;
  const ay = points[2 * a + 1]!;
  const dx = points[2 * b]! - ax;
  const dy = points[2 * b + 1]! - ay;
  const px = x - ax;
  const py = y - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  const ex = px - t * dx;
  const ey = py - t * dy;
  return ex * ex + ey * ey;
};
