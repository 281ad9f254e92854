// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Edges } from './edges.ts';
import { scratchFloats, scratchInts } from './scratch.ts';

/** Edges as a graph: which vertex each begins and ends at, and which edges meet at each vertex. */
export interface Junctions {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The edges at vertex v, none of which was dropped: `around[starts[v]] … around[starts[v] + degree[v] - 1]`. */
  readonly starts: Int32Array;
  readonly degree: Int32Array;
  readonly around: Int32Array;
  /** Weights of each edge, those of edges that coincide with it added; both 0 when dropped. */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Finds the vertices that edges share and makes one edge of those that coincide. */
export const meetAtJunctions = (edges: Edges): Junctions => {
  const { count } = edges;
  const { from, to, vertices } = numberVertices(edges);
  const starts = scratchInts(vertices + 1);
  for (let e = 0; e < count; e++) {
    starts[from[e]! + 1]!++;
    starts[to[e]! + 1]!++;
  }
  for (let v = 0; v < vertices; v++) starts[v + 1]! += starts[v]!;
  const degree = scratchInts(vertices);
  const around = scratchInts(2 * count);
  for (let e = 0; e < count; e++) {
    const u = from[e]!;
    const v = to[e]!;
    around[starts[u]! + degree[u]!++] = e;
    around[starts[v]! + degree[v]!++] = e;
  }
  const first = scratchInts(count);
  const second = scratchInts(count);
  first.set(edges.first.subarray(0, count));
  second.set(edges.second.subarray(0, count));
  const junctions = { from, to, starts, degree, around, first, second };
  mergeCoincident(junctions, count);
  return junctions;
};

const numberVertices = ({ count, ax, ay, bx, by }: Edges) => {
  let size = 16;
  while (size < 3 * count) size *= 2;
  const slots = scratchInts(size);
  const mask = size - 1;
  const x = scratchFloats(2 * count);
  const y = scratchFloats(2 * count);
  let vertices = 0;
  const numberOf = (px: number, py: number): number => {
    let slot = (Math.imul(px | 0, 0x9e3779b1) ^ Math.imul(py | 0, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const found = slots[slot]! - 1;
      if (found < 0) {
        x[vertices] = px;
        y[vertices] = py;
        slots[slot] = ++vertices;
        return vertices - 1;
      }
      if (x[found] === px && y[found] === py) return found;
      slot = (slot + 1) & mask;
    }
  };
  const from = scratchInts(count);
  const to = scratchInts(count);
  for (let e = 0; e < count; e++) {
    // Edges of a ring follow one another: mostly this one begins where the last one ended.
    const goesOn = e > 0 && ax[e] === bx[e - 1] && ay[e] === by[e - 1];
    from[e] = goesOn ? to[e - 1]! : numberOf(ax[e]!, ay[e]!);
    to[e] = numberOf(bx[e]!, by[e]!);
  }
  return { from, to, vertices };
};

/** Coincident edges have an end where more than two meet; all others are passed by. */
const mergeCoincident = (junctions: Junctions, count: number): void => {
  const { from, to, starts, degree, around, first, second } = junctions;
  let dropped = false;
  for (let e = 0; e < count; e++) {
    const u = from[e]!;
    const v = to[e]!;
    if ((degree[u]! <= 2 && degree[v]! <= 2) || (first[e] === 0 && second[e] === 0)) continue;
    for (let i = starts[u]!; i < starts[u]! + degree[u]!; i++) {
      const other = around[i]!;
      if (other <= e || (first[other] === 0 && second[other] === 0)) continue;
      const sign =
        from[other] === u && to[other] === v ? 1 : from[other] === v && to[other] === u ? -1 : 0;
      if (sign === 0) continue;
      first[e]! += sign * first[other]!;
      second[e]! += sign * second[other]!;
      first[other] = 0;
      second[other] = 0;
      dropped = true;
    }
  }
  if (!dropped) return;
  for (let v = 0; v < degree.length; v++) {
    let kept = 0;
    for (let i = starts[v]!; i < starts[v]! + degree[v]!; i++) {
      const e = around[i]!;
      if (first[e] !== 0 || second[e] !== 0) around[starts[v]! + kept++] = e;
    }
    degree[v] = kept;
  }
};
