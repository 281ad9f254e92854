// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Cuts } from './cut-pair.ts';
import { emptyEdges, type Edges } from './edges.ts';
import { scratchBytes, scratchFloats, scratchInts } from './scratch.ts';

/** Edges in pieces, each edge's one after another. */
export interface Pieces {
  readonly edges: Edges;
  /** Of each piece: whether its edge was cut somewhere beside it, so that rounding moved its pieces. */
  readonly moved: Uint8Array;
  /** The pieces of edge e: `starts[e] … starts[e + 1] - 1`. */
  readonly starts: Int32Array;
}

/** Cuts edges at the given points, in their order along each edge. */
export const applyCuts = (edges: Edges, cuts: Cuts): Pieces => {
  const { count, ax, ay, bx, by, first, second } = edges;
  const { ends, order } = sortCuts(edges, cuts);
  const pieces = emptyEdges(count + order.length);
  const moved = scratchBytes(pieces.count);
  const starts = scratchInts(count + 1);
  let at = 0;
  let next = 0;
  for (let e = 0; e < count; e++) {
    starts[e] = at;
    let x = ax[e]!;
    let y = ay[e]!;
    const isMoved = cutBeside(e, next, ends[e]!, edges, cuts, order) ? 1 : 0;
    for (; next <= ends[e]!; next++) {
      const isLast = next === ends[e]!;
      const toX = isLast ? bx[e]! : cuts[3 * order[next]! + 1]!;
      const toY = isLast ? by[e]! : cuts[3 * order[next]! + 2]!;
      if (toX !== x || toY !== y) {
        pieces.ax[at] = x;
        pieces.ay[at] = y;
        pieces.bx[at] = x = toX;
        pieces.by[at] = y = toY;
        pieces.first[at] = first[e]!;
        pieces.second[at] = second[e]!;
        moved[at++] = isMoved;
      }
      if (isLast) break;
    }
  }
  starts[count] = at;
  return { edges: { ...pieces, count: at }, moved, starts };
};

/** Whether any of the cuts `order[from] … order[to - 1]` of edge e is not exactly on it. */
const cutBeside = (
  e: number,
  from: number,
  to: number,
  { ax, ay, bx, by }: Edges,
  cuts: Cuts,
  order: Int32Array,
): boolean => {
  const dx = bx[e]! - ax[e]!;
  const dy = by[e]! - ay[e]!;
  for (let i = from; i < to; i++) {
    const at = 3 * order[i]!;
    if (dx * (cuts[at + 2]! - ay[e]!) !== dy * (cuts[at + 1]! - ax[e]!)) return true;
  }
  return false;
};

/** Numbers of the cuts by edge and then along it; those of edge e end before `ends[e]`. */
const sortCuts = ({ count, ax, ay, bx, by }: Edges, cuts: Cuts) => {
  const ends = scratchInts(count);
  for (let i = 0; i < cuts.length; i += 3) ends[cuts[i]!]!++;
  for (let e = 1; e < count; e++) ends[e]! += ends[e - 1]!;
  const along = scratchFloats(cuts.length / 3);
  const order = scratchInts(along.length);
  for (let i = along.length - 1; i >= 0; i--) {
    const e = cuts[3 * i]!;
    const dx = bx[e]! - ax[e]!;
    const dy = by[e]! - ay[e]!;
    along[i] = (cuts[3 * i + 1]! - ax[e]!) * dx + (cuts[3 * i + 2]! - ay[e]!) * dy;
    order[--ends[e]!] = i;
  }
  // Each edge's cuts now begin where its end was.
  for (let e = 0; e < count; e++) {
    const start = ends[e]!;
    const end = e + 1 < count ? ends[e + 1]! : order.length;
    if (end - start > MANY) order.subarray(start, end).sort((i, j) => along[i]! - along[j]!);
    else insertionSort(order, along, start, end);
    ends[e] = end;
  }
  return { ends, order };
};

/** So many cuts of one edge are sorted by the library. */
const MANY = 24;

const insertionSort = (order: Int32Array, keys: Float64Array, start: number, end: number): void => {
  for (let i = start + 1; i < end; i++) {
    const item = order[i]!;
    const key = keys[item]!;
    let at = i;
    for (; at > start && keys[order[at - 1]!]! > key; at--) order[at] = order[at - 1]!;
    order[at] = item;
  }
};
