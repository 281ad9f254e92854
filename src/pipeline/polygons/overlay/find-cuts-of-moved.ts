// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Pieces } from './apply-cuts.ts';
import { cutPair, type Cuts } from './cut-pair.ts';
import { cellsAlong, type EdgeGrid } from './edge-grid.ts';
import type { NearPairs } from './find-cuts.ts';
import { scratchInts } from './scratch.ts';

/** The cuts of pairs of pieces, of which one moved, of edges that were near one another. */
export const findCutsOfNear = (pieces: Pieces, starts: Int32Array, near: NearPairs): Cuts => {
  const cuts: Cuts = [];
  for (let n = 0; n < near.length; n += 2) {
    const from = starts[near[n + 1]!]!;
    const to = starts[near[n + 1]! + 1]!;
    const end = starts[near[n]! + 1]!;
    for (let e = starts[near[n]!]!; e < end; e++) cutWith(pieces, e, from, to, cuts);
  }
  return cuts;
};

/**
 * The cuts of all pairs of pieces of which one moved. `grid` has the edges that the first pass was
 * given, whose pieces begin at `starts`.
 */
export const findCutsOfMoved = (
  pieces: Pieces,
  starts: Int32Array,
  grid: EdgeGrid,
  pass: number,
): Cuts => {
  const { count, ax, ay, bx, by } = pieces.edges;
  const cuts: Cuts = [];
  /** By edge that the first pass was given. */
  const seen = scratchInts(starts.length).fill(-1);
  const cells: number[] = [];
  for (let e = 0; e < count; e++) {
    if (pieces.moved[e] === 0) continue;
    cells.length = 0;
    // Each pass moves pieces by less than a unit.
    cellsAlong(grid, ax[e]!, ay[e]!, bx[e]!, by[e]!, pass, cells);
    for (const cell of cells) {
      for (let i = grid.starts[cell]!; i < grid.starts[cell + 1]!; i++) {
        const origin = grid.list[i]!;
        if (seen[origin] === e) continue;
        seen[origin] = e;
        cutWith(pieces, e, starts[origin]!, starts[origin + 1]!, cuts);
      }
    }
  }
  return cuts;
};

/** Adds the cuts of piece `e` with the pieces `from` … `to - 1`, where one of both moved. */
const cutWith = (
  { edges, moved }: Pieces,
  e: number,
  from: number,
  to: number,
  cuts: Cuts,
): void => {
  const { ax, ay, bx, by } = edges;
  const x0 = ax[e]!;
  const y0 = ay[e]!;
  const x1 = bx[e]!;
  const y1 = by[e]!;
  const left = (x0 < x1 ? x0 : x1) - 1;
  const right = (x0 < x1 ? x1 : x0) + 1;
  const low = (y0 < y1 ? y0 : y1) - 1;
  const high = (y0 < y1 ? y1 : y0) + 1;
  for (let f = from; f < to; f++) {
    if (f === e || (moved[e] === 0 && moved[f] === 0)) continue;
    const fx = ax[f]!;
    const hx = bx[f]!;
    if ((fx > right && hx > right) || (fx < left && hx < left)) continue;
    const fy = ay[f]!;
    const hy = by[f]!;
    if ((fy > high && hy > high) || (fy < low && hy < low)) continue;
    cutPair(edges, e, f, cuts);
  }
};
