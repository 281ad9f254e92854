// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../polygon.ts';

/** Points along the outlines of an area, dense enough that their Delaunay triangles follow it. */
export interface BoundarySamples {
  /** x y in units, stride 2. */
  readonly points: Float64Array;
  /** Index of the sample that follows along the same ring. */
  readonly next: Uint32Array;
  /** Index of the sample before it. */
  readonly previous: Uint32Array;
}

/** Splits every side into equal steps no longer than `step` units; corners stay samples. */
export const sampleBoundary = (area: Polygons, step: number): BoundarySamples => {
  const points: number[] = [];
  const next: number[] = [];
  for (const ring of area) {
    const start = points.length / 2;
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      const dx = ring[(i + 2) % ring.length]! - x;
      const dy = ring[(i + 3) % ring.length]! - y;
      const pieces = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / step));
      for (let k = 0; k < pieces; k++) {
        points.push(x + (dx * k) / pieces, y + (dy * k) / pieces);
        next.push(points.length / 2);
      }
    }
    if (points.length / 2 > start) next[next.length - 1] = start;
  }
  const previous = new Uint32Array(next.length);
  next.forEach((to, from) => (previous[to] = from));
  return { points: Float64Array.from(points), next: Uint32Array.from(next), previous };
};
