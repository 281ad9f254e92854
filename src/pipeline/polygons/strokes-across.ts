// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from './polygon.ts';

/**
 * The pieces of horizontal lines at y = phase + k·distance that lie inside an area, from below and
 * from the left: y and both x of each, stride 3. The same as the spans of `hatch`, where the way
 * from one to the next does not matter.
 */
export const strokesAcross = (area: Polygons, distance: number, phase: number): Float64Array => {
  const { first, counts } = countCrossings(area, distance, phase);
  /** Where the next crossing of each line goes; in the end, where the next line's begin. */
  const ends = new Int32Array(counts.length);
  for (let k = 1; k < counts.length; k++) ends[k] = ends[k - 1]! + counts[k - 1]!;
  const total = counts.length === 0 ? 0 : ends.at(-1)! + counts.at(-1)!;
  const xs = new Float64Array(total);
  for (const ring of area) {
    const n = ring.length;
    let x0 = ring[n - 2]!;
    let y0 = ring[n - 1]!;
    for (let i = 0; i < n; i += 2) {
      const x1 = ring[i]!;
      const y1 = ring[i + 1]!;
      const last = lastLine(y0, y1, distance, phase);
      const slope = (x1 - x0) / (y1 - y0);
      for (let k = firstLine(y0, y1, distance, phase); k <= last; k++)
        xs[ends[k - first]!++] = x0 + (phase + k * distance - y0) * slope;
      x0 = x1;
      y0 = y1;
    }
  }
  const strokes = new Float64Array((3 * total) / 2);
  let at = 0;
  for (let k = 0; k < counts.length; k++) {
    const start = ends[k]! - counts[k]!;
    insertionSort(xs, start, ends[k]!);
    for (let i = start; i < ends[k]!; i += 2) {
      strokes[at++] = phase + (first + k) * distance;
      strokes[at++] = xs[i]!;
      strokes[at++] = xs[i + 1]!;
    }
  }
  return strokes;
};

/** A line has few crossings. */
const insertionSort = (values: Float64Array, start: number, end: number): void => {
  for (let i = start + 1; i < end; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > start && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
};

// A line meets a side when min < y ≤ max: each line crosses a closed ring an even number of times,
// and a horizontal side never.
const firstLine = (y0: number, y1: number, distance: number, phase: number): number =>
  Math.floor(((y0 < y1 ? y0 : y1) - phase) / distance) + 1;
const lastLine = (y0: number, y1: number, distance: number, phase: number): number =>
  Math.floor(((y0 < y1 ? y1 : y0) - phase) / distance);

/** How many crossings each line has, from the first line that has any. */
const countCrossings = (area: Polygons, distance: number, phase: number) => {
  let low = Infinity;
  let high = -Infinity;
  for (const ring of area) {
    for (let i = 1; i < ring.length; i += 2) {
      low = Math.min(low, ring[i]!);
      high = Math.max(high, ring[i]!);
    }
  }
  if (low > high) return { first: 0, counts: new Int32Array(0) };
  const first = firstLine(low, high, distance, phase);
  const counts = new Int32Array(Math.max(0, lastLine(low, high, distance, phase) - first + 1));
  for (const ring of area) {
    let y0 = ring[ring.length - 1]!;
    for (let i = 1; i < ring.length; i += 2) {
      const y1 = ring[i]!;
      const last = lastLine(y0, y1, distance, phase);
      for (let k = firstLine(y0, y1, distance, phase); k <= last; k++) counts[k - first]!++;
      y0 = y1;
    }
  }
  return { first, counts };
};
