// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { applyCuts } from './apply-cuts.ts';
import type { Cuts } from './cut-pair.ts';
import { edgeGrid, type EdgeGrid } from './edge-grid.ts';
import type { Edges, RingEdges } from './edges.ts';
import { findCutsOfMoved, findCutsOfNear } from './find-cuts-of-moved.ts';
import { findCuts, type NearPairs } from './find-cuts.ts';

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
