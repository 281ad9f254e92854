// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Edges } from './edges.ts';

/** Edges by the cells of a grid that they may pass through. */
export interface EdgeGrid {
  readonly columns: number;
  readonly rows: number;
  readonly columnOf: (x: number) => number;
  readonly rowOf: (y: number) => number;
  /** The edges of cell c = row · columns + column: `list[starts[c]] … list[starts[c + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly list: Int32Array;
}

/** About as many cells as this share of the edges. */
const CELLS_PER_EDGE = 1;
/** Finer grids cost more to walk than they save. */
const MOST_CELLS = 1 << 20;

/** Sorts edges into a grid over their bounding box. Linear time for edges of like length. */
export const edgeGrid = (edges: Edges): EdgeGrid => {
  const { count, ax, ay, bx, by } = edges;
  const [minX, minY, maxX, maxY] = boundsOf(edges);
  const width = Math.max(1, maxX - minX);
  const height = Math.max(1, maxY - minY);
  const cells = Math.min(MOST_CELLS, Math.max(1, count * CELLS_PER_EDGE));
  // Narrow areas get one row or column; never more than `cells` in either direction.
  const cell = Math.max(Math.sqrt((width * height) / cells), width / cells, height / cells, 1);
  const columns = Math.floor(width / cell) + 1;
  const rows = Math.floor(height / cell) + 1;
  const scale = 1 / cell;
  const columnOf = (x: number): number => {
    const c = Math.floor((x - minX) * scale);
    return c < 0 ? 0 : c >= columns ? columns - 1 : c;
  };
  const rowOf = (y: number): number => {
    const r = Math.floor((y - minY) * scale);
    return r < 0 ? 0 : r >= rows ? rows - 1 : r;
  };

  const starts = new Int32Array(columns * rows + 1);
  let list = starts;
  /** The cell of an edge that has but one, -1 of others. */
  const only = new Int32Array(count);
  const findOnly = (): void => {
    for (let e = 0; e < count; e++) {
      const x0 = ax[e]!;
      const y0 = ay[e]!;
      const x1 = bx[e]!;
      const y1 = by[e]!;
      // One unit more on every side: what passes beside a point must share a cell with it.
      const column = columnOf((x0 < x1 ? x0 : x1) - 1);
      const row = rowOf((y0 < y1 ? y0 : y1) - 1);
      const isOne =
        column === columnOf((x0 < x1 ? x1 : x0) + 1) && row === rowOf((y0 < y1 ? y1 : y0) + 1);
      only[e] = isOne ? row * columns + column : -1;
    }
  };
  /** Counts each edge's cells (`fill` false), then lists the edge there, from the end backwards. */
  const visit = (fill: boolean): void => {
    for (let e = 0; e < count; e++) {
      const cellOf = only[e]!;
      if (cellOf >= 0) {
        if (fill) list[--starts[cellOf]!] = e;
        else starts[cellOf]!++;
        continue;
      }
      const fromLeft = ax[e]! <= bx[e]!;
      const x0 = fromLeft ? ax[e]! : bx[e]!;
      const y0 = fromLeft ? ay[e]! : by[e]!;
      const x1 = fromLeft ? bx[e]! : ax[e]!;
      const y1 = fromLeft ? by[e]! : ay[e]!;
      const first = columnOf(x0 - 1);
      const last = columnOf(x1 + 1);
      const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
      let y = y0;
      for (let c = first; c <= last; c++) {
        const right = Math.min(x1, Math.max(x0, minX + (c + 1) * cell));
        const next = c === last ? y1 : y0 + (right - x0) * slope;
        const low = rowOf((y < next ? y : next) - 1);
        const high = rowOf((y < next ? next : y) + 1);
        for (let r = low; r <= high; r++) {
          if (fill) list[--starts[r * columns + c]!] = e;
          else starts[r * columns + c]!++;
        }
        y = next;
      }
    }
  };
  findOnly();
  visit(false);
  for (let c = 1; c < starts.length; c++) starts[c]! += starts[c - 1]!;
  list = new Int32Array(starts[starts.length - 1]!);
  visit(true);
  return { columns, rows, columnOf, rowOf, starts, list };
};

const boundsOf = ({ count, ax, ay, bx, by }: Edges): [number, number, number, number] => {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let e = 0; e < count; e++) {
    minX = Math.min(minX, ax[e]!, bx[e]!);
    maxX = Math.max(maxX, ax[e]!, bx[e]!);
    minY = Math.min(minY, ay[e]!, by[e]!);
    maxY = Math.max(maxY, ay[e]!, by[e]!);
  }
  return [minX, minY, maxX, maxY];
};
