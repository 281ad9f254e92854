// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { APART, cutPair, MEETING, NEAR, type Cuts } from './cut-pair.ts';
import type { EdgeGrid } from './edge-grid.ts';
import type { RingEdges } from './edges.ts';

/** Two by two, edges that come within `NEAR` units of one another. */
export type NearPairs = number[];

/** Adds the cuts of all pairs of edges, and all pairs that are near; answers whether none meets another. */
export const findCuts = (
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
        const found = cutPair(edges, e, f, cuts);
        if (found !== APART) near.push(e, f);
        if (found === MEETING) isApart = false;
      }
    }
  }
  return isApart;
};
