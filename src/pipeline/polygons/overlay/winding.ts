// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cellOf, edgeGrid } from './edge-grid.ts';
import type { Edges } from './edges.ts';
import { scratchInts } from './scratch.ts';
import type { SplitEdges } from './split-edges.ts';

/** Winding numbers of the two operands. */
export interface Windings {
  first: number;
  second: number;
}

/** So many questions are answered from all edges, before it is worth a grid. */
const FEW = 32;

/**
 * Answers what the windings are beside the middle of an edge: to its west if it is steep, to its
 * south if it is flat. Exact, since points are compared in half units.
 */
export const windingsBeside = ({ edges, grid: given }: SplitEdges) => {
  const { count, ax, ay, bx, by } = edges;
  let grid = given;
  let seen: Int32Array | undefined;
  let asked = 0;
  return (edge: number): Windings => {
    const found = { first: 0, second: 0 };
    const steep = isSteep(edges, edge);
    const x = (ax[edge]! + bx[edge]!) / 2;
    const y = (ay[edge]! + by[edge]!) / 2;
    if (grid === undefined && ++asked <= FEW) {
      const [a, b, middle] = steep ? [ay, by, y] : [ax, bx, x];
      for (let e = 0; e < count; e++)
        if (a[e]! <= middle !== b[e]! <= middle) addCrossed(edges, e, x, y, steep, found);
      return found;
    }
    grid ??= edgeGrid(edges);
    seen ??= scratchInts(count).fill(-1);
    const column = cellOf(x, grid.left, grid.scale, grid.columns);
    const row = cellOf(y, grid.bottom, grid.scale, grid.rows);
    const step = steep ? 1 : grid.columns;
    let cell = row * grid.columns + column;
    for (let left = steep ? column : row; left >= 0; left--, cell -= step)
      for (let i = grid.starts[cell]!; i < grid.starts[cell + 1]!; i++) {
        const e = grid.list[i]!;
        if (seen[e] === edge) continue;
        seen[e] = edge;
        const before = steep ? ay[e]! <= y : ax[e]! <= x;
        const after = steep ? by[e]! <= y : bx[e]! <= x;
        if (before !== after) addCrossed(edges, e, x, y, steep, found);
      }
    return found;
  };
};

/**
 * Adds edge `e`, which has (x, y) between its ends, if the way to the point crosses it: from the
 * west if `steep`, else from the south.
 */
const addCrossed = (
  { ax, ay, bx, by, first, second }: Edges,
  e: number,
  x: number,
  y: number,
  steep: boolean,
  found: Windings,
): void => {
  // The cross product: positive when the point lies on the left of edge e.
  const side = (bx[e]! - ax[e]!) * (y - ay[e]!) - (by[e]! - ay[e]!) * (x - ax[e]!);
  const rises = steep ? by[e]! > ay[e]! : bx[e]! < ax[e]!;
  // West of the point: up with the point on its right, or down with it on its left.
  if (rises ? side >= 0 : side <= 0) return;
  const sign = side > 0 ? 1 : -1;
  found.first += sign * first[e]!;
  found.second += sign * second[e]!;
};

/** Whether an edge rises or falls more than it goes sideways. */
export const isSteep = ({ ax, ay, bx, by }: Edges, edge: number): boolean =>
  Math.abs(by[edge]! - ay[edge]!) >= Math.abs(bx[edge]! - ax[edge]!);
