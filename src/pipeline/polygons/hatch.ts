// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from './polygon.ts';

/**
 * Horizontal lines across an area, as the points where they cross its outlines.
 *
 * Crossings are numbered along the rings, so that the way along the outline from one line's end
 * to the next line's end is known: it passes `between(c, next)`.
 */
export interface Hatch {
  /** Line number, x, and number of the ring and of its side of each crossing. */
  readonly line: Int32Array;
  readonly x: Float64Array;
  readonly ring: Int32Array;
  readonly side: Int32Array;
  /** The crossing that follows and precedes along the same ring. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Pairs of crossings: the pieces of lines inside the area, by line, then from left to right. */
  readonly spans: readonly Span[];
  /** y of a line. */
  readonly yOf: (line: number) => number;
  /** Corner points passed when walking the ring forward from crossing `from` to `next[from]`. */
  readonly cornersAfter: (from: number) => Float64Array;
}

/** Crossing indices of the left and the right end. */
export interface Span {
  readonly line: number;
  readonly left: number;
  readonly right: number;
}

/** Lines at y = phase + k·distance for every whole k that meet the area. Not for distance ≤ 0. */
export const hatch = (area: Polygons, distance: number, phase: number): Hatch => {
  const line: number[] = [];
  const x: number[] = [];
  const next: number[] = [];
  const side: number[] = [];
  const ringOf: number[] = [];
  area.forEach((ring, r) => {
    const first = line.length;
    const n = ring.length;
    for (let i = 0; i < n; i += 2) {
      const y0 = ring[i + 1]!;
      const y1 = ring[(i + 3) % n]!;
      if (y0 === y1) continue;
      const x0 = ring[i]!;
      const slope = (ring[(i + 2) % n]! - x0) / (y1 - y0);
      // A line meets a side when min < y ≤ max: each line crosses a closed ring an even number of times.
      const low = Math.floor((Math.min(y0, y1) - phase) / distance) + 1;
      const high = Math.floor((Math.max(y0, y1) - phase) / distance);
      for (let k = low; k <= high; k++) {
        const at = y1 > y0 ? k : high + low - k;
        line.push(at);
        x.push(x0 + (phase + at * distance - y0) * slope);
        next.push(line.length);
        side.push(i / 2);
        ringOf.push(r);
      }
    }
    if (line.length > first) next[line.length - 1] = first;
  });
  const previous = new Int32Array(next.length);
  next.forEach((to, from) => (previous[to] = from));
  return {
    line: Int32Array.from(line),
    x: Float64Array.from(x),
    ring: Int32Array.from(ringOf),
    side: Int32Array.from(side),
    next: Int32Array.from(next),
    previous,
    spans: pairSpans(line, x),
    yOf: (k) => phase + k * distance,
    cornersAfter: (from) =>
      cornersBetween(area[ringOf[from]!]!, side[from]!, side[next[from]!]!, from >= next[from]!),
  };
};

/** Sorts each line's crossings from left to right; every other piece is inside. */
const pairSpans = (line: readonly number[], x: readonly number[]): readonly Span[] => {
  const order = Uint32Array.from(line.keys()).sort(
    (a, b) => line[a]! - line[b]! || x[a]! - x[b]! || a - b,
  );
  const spans: Span[] = [];
  for (let i = 0; i + 1 < order.length; i += 2) {
    const left = order[i]!;
    spans.push({ line: line[left]!, left, right: order[i + 1]! });
  }
  return spans;
};

/** The corners from the end of side `from` to the start of side `to`, going forward. */
const cornersBetween = (
  ring: Float64Array,
  from: number,
  to: number,
  wraps: boolean,
): Float64Array => {
  const sides = ring.length / 2;
  const count = from === to && !wraps ? 0 : ((to - from + sides - 1) % sides) + 1;
  const corners = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const corner = (from + 1 + i) % sides;
    corners[2 * i] = ring[2 * corner]!;
    corners[2 * i + 1] = ring[2 * corner + 1]!;
  }
  return corners;
};
