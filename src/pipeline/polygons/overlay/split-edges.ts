// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { applyCuts, type Pieces } from './apply-cuts.ts';
import { cutPair, type Cuts } from './cut-pair.ts';
import { cellsAlong, edgeGrid, NEAR, type EdgeGrid } from './edge-grid.ts';
import type { Edges, RingEdges } from './edges.ts';
import { scratchInts } from './scratch.ts';

/** Edges that meet at their ends alone, or coincide. */
export interface SplitEdges {
  readonly edges: Edges;
  /** The grid they lie in, unless something was cut. */
  readonly grid: EdgeGrid | undefined;
  /** Whether no edge meets any but its neighbors along the ring: nothing was cut then. */
  readonly isApart: boolean;
}

/** Rounding moves edges, which may then pass other points; this often that is followed. */
const MOST_PASSES = 12;
/** Up to this pass only pairs that were near one another from the beginning may have met since. */
const LAST_PASS_OF_PAIRS = 3;

/**
 * Splits edges wherever they cross or touch, at points rounded to whole units. Pieces that moved by
 * rounding are tried again until nothing crosses (Hobby 1999 snaps to hot pixels to the same end).
 */
export const splitEdges = (given: RingEdges): SplitEdges => {
  const grid = edgeGrid(given);
  const near: NearPairs = [];
  let cuts: Cuts = [];
  const isApart = findCuts(given, grid, cuts, near);
  if (cuts.length === 0) return { edges: given, grid, isApart };
  let pieces = applyCuts(given, cuts);
  const { starts } = pieces;
  for (let pass = 2; pass <= MOST_PASSES; pass++) {
    cuts =
      pass <= LAST_PASS_OF_PAIRS
        ? findCutsOfNear(pieces, starts, near)
        : findCutsOfMoved(pieces, starts, grid, pass);
    if (cuts.length === 0) break;
    pieces = applyCuts(pieces.edges, cuts);
    for (let e = 0; e < starts.length; e++) starts[e] = pieces.starts[starts[e]!]!;
  }
  return { edges: pieces.edges, grid: undefined, isApart: false };
};

/** Two by two, edges that come within `NEAR` units of one another. */
type NearPairs = number[];

/** Adds the cuts of all pairs of edges; answers whether they are all apart from one another. */
const findCuts = (
  edges: RingEdges,
  { starts, list }: EdgeGrid,
  cuts: Cuts,
  near: NearPairs,
): boolean => {
  const { ax, ay, bx, by, next } = edges;
  let isApart = true;
  for (let c = 0; c + 1 < starts.length; c++) {
    const end = starts[c + 1]!;
    for (let i = starts[c]!; i < end; i++) {
      const e = list[i]!;
      const x0 = ax[e]!;
      const y0 = ay[e]!;
      const x1 = bx[e]!;
      const y1 = by[e]!;
      const left = (x0 < x1 ? x0 : x1) - NEAR;
      const right = (x0 < x1 ? x1 : x0) + NEAR;
      const low = (y0 < y1 ? y0 : y1) - NEAR;
      const high = (y0 < y1 ? y1 : y0) + NEAR;
      for (let j = i + 1; j < end; j++) {
        const f = list[j]!;
        const fx = ax[f]!;
        const hx = bx[f]!;
        if ((fx > right && hx > right) || (fx < left && hx < left)) continue;
        const fy = ay[f]!;
        const hy = by[f]!;
        if ((fy > high && hy > high) || (fy < low && hy < low)) continue;
        // Neighbors that do not turn back meet in their common end alone.
        if ((next[e] === f || next[f] === e) && (x1 - x0) * (hx - fx) + (y1 - y0) * (hy - fy) >= 0)
          continue;
        if (areApart(x0, y0, x1, y1, fx, fy, hx, hy)) continue;
        near.push(e, f);
        if (cutPair(edges, e, f, cuts)) isApart = false;
      }
    }
  }
  return isApart;
};

/** Whether both ends of one edge lie more than `NEAR` units on one side of the other. */
const areApart = (
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  fx: number,
  fy: number,
  hx: number,
  hy: number,
): boolean => {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const far = NEAR * (Math.abs(dx) + Math.abs(dy));
  const sideF = dx * (fy - y0) - dy * (fx - x0);
  const sideH = dx * (hy - y0) - dy * (hx - x0);
  if ((sideF > far && sideH > far) || (sideF < -far && sideH < -far)) return true;
  const ux = hx - fx;
  const uy = hy - fy;
  const farF = NEAR * (Math.abs(ux) + Math.abs(uy));
  const side0 = ux * (y0 - fy) - uy * (x0 - fx);
  const side1 = ux * (y1 - fy) - uy * (x1 - fx);
  return (side0 > farF && side1 > farF) || (side0 < -farF && side1 < -farF);
};

/** The cuts of pairs of pieces, of which one moved, of edges that were near one another. */
const findCutsOfNear = ({ edges, moved }: Pieces, starts: Int32Array, near: NearPairs): Cuts => {
  const { ax, ay, bx, by } = edges;
  const cuts: Cuts = [];
  for (let n = 0; n < near.length; n += 2) {
    const firstF = starts[near[n + 1]!]!;
    const endF = starts[near[n + 1]! + 1]!;
    const endE = starts[near[n]! + 1]!;
    for (let e = starts[near[n]!]!; e < endE; e++) {
      const x0 = ax[e]!;
      const y0 = ay[e]!;
      const x1 = bx[e]!;
      const y1 = by[e]!;
      const left = (x0 < x1 ? x0 : x1) - 1;
      const right = (x0 < x1 ? x1 : x0) + 1;
      const low = (y0 < y1 ? y0 : y1) - 1;
      const high = (y0 < y1 ? y1 : y0) + 1;
      for (let f = firstF; f < endF; f++) {
        if (moved[e] === 0 && moved[f] === 0) continue;
        const fx = ax[f]!;
        const hx = bx[f]!;
        if ((fx > right && hx > right) || (fx < left && hx < left)) continue;
        const fy = ay[f]!;
        const hy = by[f]!;
        if ((fy > high && hy > high) || (fy < low && hy < low)) continue;
        cutPair(edges, e, f, cuts);
      }
    }
  }
  return cuts;
};

/**
 * The cuts of pairs of which one is a piece that moved. `grid` has the edges that the first pass
 * was given, whose pieces begin at `starts`.
 */
const findCutsOfMoved = (
  { edges, moved }: Pieces,
  starts: Int32Array,
  grid: EdgeGrid,
  pass: number,
): Cuts => {
  const { count, ax, ay, bx, by } = edges;
  const cuts: Cuts = [];
  /** By edge that the first pass was given. */
  const seen = scratchInts(starts.length).fill(-1);
  const cells: number[] = [];
  for (let e = 0; e < count; e++) {
    if (moved[e] === 0) continue;
    const x0 = ax[e]!;
    const y0 = ay[e]!;
    const x1 = bx[e]!;
    const y1 = by[e]!;
    const left = (x0 < x1 ? x0 : x1) - 1;
    const right = (x0 < x1 ? x1 : x0) + 1;
    const low = (y0 < y1 ? y0 : y1) - 1;
    const high = (y0 < y1 ? y1 : y0) + 1;
    cells.length = 0;
    // Each pass moves pieces by less than a unit.
    cellsAlong(grid, x0, y0, x1, y1, pass, cells);
    for (const cell of cells) {
      for (let i = grid.starts[cell]!; i < grid.starts[cell + 1]!; i++) {
        const origin = grid.list[i]!;
        if (seen[origin] === e) continue;
        seen[origin] = e;
        for (let f = starts[origin]!; f < starts[origin + 1]!; f++) {
          if (f === e || (f < e && moved[f] === 1)) continue;
          const fx = ax[f]!;
          const hx = bx[f]!;
          if ((fx > right && hx > right) || (fx < left && hx < left)) continue;
          const fy = ay[f]!;
          const hy = by[f]!;
          if ((fy > high && hy > high) || (fy < low && hy < low)) continue;
          cutPair(edges, e, f, cuts);
        }
      }
    }
  }
  return cuts;
};
