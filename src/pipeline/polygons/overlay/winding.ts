// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { EdgeGrid } from './edge-grid.ts';
import type { SplitEdges } from './split-edges.ts';

/** Winding numbers of the two operands. */
export interface Windings {
  first: number;
  second: number;
}

/**
 * Answers what the windings are beside the middle of an edge: to its west if it is steep, to its
 * south if it is flat. Exact, since points are compared in half units.
 */
export const windingsBeside = ({ edges, grid }: SplitEdges) => {
  const seen = new Int32Array(edges.count).fill(-1);
  return (edge: number): Windings => {
    const { ax, ay, bx, by } = edges;
    const x = ax[edge]! + bx[edge]!;
    const y = ay[edge]! + by[edge]!;
    const steep = isSteep(edges, edge);
    const found = { first: 0, second: 0 };
    for (const cell of steep ? cellsWest(grid, x / 2, y / 2) : cellsSouth(grid, x / 2, y / 2)) {
      for (let i = grid.starts[cell]!; i < grid.starts[cell + 1]!; i++) {
        const e = grid.list[i]!;
        if (seen[e] === edge) continue;
        seen[e] = edge;
        const before = steep ? 2 * ay[e]! <= y : 2 * ax[e]! <= x;
        const after = steep ? 2 * by[e]! <= y : 2 * bx[e]! <= x;
        if (before === after) continue;
        // Twice the cross product: positive when the middle lies on the left of edge e.
        const side = (bx[e]! - ax[e]!) * (y - 2 * ay[e]!) - (by[e]! - ay[e]!) * (x - 2 * ax[e]!);
        // West of the middle: up with the middle on its right, or down with it on its left.
        const onTheWay = steep ? (before ? side < 0 : side > 0) : before ? side > 0 : side < 0;
        if (!onTheWay) continue;
        const sign = side > 0 ? 1 : -1;
        found.first += sign * edges.first[e]!;
        found.second += sign * edges.second[e]!;
      }
    }
    return found;
  };
};

/** Whether an edge rises or falls more than it goes sideways. */
export const isSteep = ({ ax, ay, bx, by }: SplitEdges['edges'], edge: number): boolean =>
  Math.abs(by[edge]! - ay[edge]!) >= Math.abs(bx[edge]! - ax[edge]!);

function* cellsWest({ columns, columnOf, rowOf }: EdgeGrid, x: number, y: number) {
  const row = rowOf(y) * columns;
  for (let c = columnOf(x); c >= 0; c--) yield row + c;
}

function* cellsSouth({ columns, columnOf, rowOf }: EdgeGrid, x: number, y: number) {
  const column = columnOf(x);
  for (let r = rowOf(y); r >= 0; r--) yield r * columns + column;
}
