// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from './polygon.ts';

/**
 * The pieces of horizontal lines at y = phase + k·distance that lie inside an area, from below and
 * from the left: y and both x of each, stride 3. The same as the spans of `hatch`, where the way
 * from one to the next does not matter.
 */
export const strokesAcross = (area: Polygons, distance: number, phase: number): Float64Array => {
  const crossings = new Map<number, number[]>();
  let count = 0;
  for (const ring of area) {
    const n = ring.length;
    let x0 = ring[n - 2]!;
    let y0 = ring[n - 1]!;
    for (let i = 0; i < n; i += 2) {
      const x1 = ring[i]!;
      const y1 = ring[i + 1]!;
      if (y0 !== y1) {
        const slope = (x1 - x0) / (y1 - y0);
        // A line meets a side when min < y ≤ max: each line crosses a closed ring an even number of times.
        const low = Math.floor((Math.min(y0, y1) - phase) / distance) + 1;
        const high = Math.floor((Math.max(y0, y1) - phase) / distance);
        for (let k = low; k <= high; k++) {
          const x = x0 + (phase + k * distance - y0) * slope;
          const others = crossings.get(k);
          if (others === undefined) crossings.set(k, [x]);
          else others.push(x);
          count++;
        }
      }
      x0 = x1;
      y0 = y1;
    }
  }
  const strokes = new Float64Array((3 * count) / 2);
  let at = 0;
  for (const k of [...crossings.keys()].sort((a, b) => a - b)) {
    const xs = crossings.get(k)!.sort((a, b) => a - b);
    for (let i = 0; i < xs.length; i += 2) {
      strokes[at++] = phase + k * distance;
      strokes[at++] = xs[i]!;
      strokes[at++] = xs[i + 1]!;
    }
  }
  return strokes;
};
