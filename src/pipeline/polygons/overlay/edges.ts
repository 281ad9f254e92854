// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../polygon.ts';
import { scratchFloats, scratchInts } from './scratch.ts';

/**
 * Directed edges in columns, whole units. Material of an operand lies on the left of its edges;
 * crossing an edge from its right to its left adds `first` to the winding number of the first
 * operand and `second` to the second's.
 */
export interface Edges {
  readonly count: number;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** The sides of rings, one ring after another. */
export interface RingEdges extends Edges {
  /** The edge that follows each along its ring. */
  readonly next: Int32Array;
}

/** Room for so many edges. */
export const emptyEdges = (count: number): Edges => ({
  count,
  ax: scratchFloats(count),
  ay: scratchFloats(count),
  bx: scratchFloats(count),
  by: scratchFloats(count),
  first: scratchInts(count),
  second: scratchInts(count),
});

/** The sides of two areas; sides without length are left out. */
export const edgesOf = (first: Polygons, second: Polygons): RingEdges => {
  const edges = emptyEdges(countSides(first) + countSides(second));
  const next = scratchInts(edges.count);
  const middle = addSides(first, edges, 0, edges.first, next);
  return { ...edges, count: addSides(second, edges, middle, edges.second, next), next };
};

const countSides = (area: Polygons): number => {
  let count = 0;
  for (const ring of area) count += ring.length / 2;
  return count;
};

const addSides = (
  area: Polygons,
  { ax, ay, bx, by }: Edges,
  from: number,
  weight: Int32Array,
  following: Int32Array,
): number => {
  let at = from;
  for (const ring of area) {
    const n = ring.length;
    if (n < 6) continue;
    const start = at;
    let x = ring[n - 2]!;
    let y = ring[n - 1]!;
    for (let i = 0; i < n; i += 2) {
      const toX = ring[i]!;
      const toY = ring[i + 1]!;
      if (toX === x && toY === y) continue;
      ax[at] = x;
      ay[at] = y;
      bx[at] = toX;
      by[at] = toY;
      weight[at] = 1;
      following[at] = ++at;
      x = toX;
      y = toY;
    }
    if (at > start) following[at - 1] = start;
  }
  return at;
};
