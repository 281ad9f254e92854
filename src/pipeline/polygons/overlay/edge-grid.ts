// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { NEAR } from './cut-pair.ts';
import type { Edges } from './edges.ts';
import { scratchInts } from './scratch.ts';

/** Edges by the cells of a grid that they may pass through. */
export interface EdgeGrid {
  readonly columns: number;
  readonly rows: number;
  /** Where the grid begins, units, and cells a unit. */
  readonly left: number;
  readonly bottom: number;
  readonly scale: number;
  /** The edges of cell c = row · columns + column: `list[starts[c]] … list[starts[c + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly list: Int32Array;
}

/** So far beside an edge cells count as passed through: edges that are near share one, since both reach half the way. */
const REACH = NEAR / 2;
/** About as many cells as this share of the edges. */
const CELLS_PER_EDGE = 0.5;
/** Finer grids cost more to walk than they save. */
const MOST_CELLS = 1 << 20;

/** Sorts edges into a grid over their bounding box. Linear time for edges of like length. */
export const edgeGrid = (edges: Edges): EdgeGrid => {
  const { count, ax, ay, bx, by } = edges;
  const frame = frameOf(edges);
  const { columns, rows, left, bottom, scale } = frame;
  const starts = scratchInts(columns * rows + 1);
  /** The cell of an edge that has but one; of others -1, and their cells follow in `several`. */
  const only = scratchInts(count);
  const several: number[] = [];
  for (let e = 0; e < count; e++) {
    const x0 = ax[e]!;
    const y0 = ay[e]!;
    const x1 = bx[e]!;
    const y1 = by[e]!;
    const column = (((x0 < x1 ? x0 : x1) - REACH - left) * scale) | 0;
    const row = (((y0 < y1 ? y0 : y1) - REACH - bottom) * scale) | 0;
    const lastColumn = (((x0 < x1 ? x1 : x0) + REACH - left) * scale) | 0;
    const lastRow = (((y0 < y1 ? y1 : y0) + REACH - bottom) * scale) | 0;
    if (column === lastColumn && row === lastRow) {
      only[e] = row * columns + column;
      starts[only[e]!]!++;
      continue;
    }
    only[e] = -1;
    const before = several.length;
    several.push(0);
    cellsAlong(frame, x0, y0, x1, y1, REACH, several);
    several[before] = several.length - before - 1;
    for (let i = before + 1; i < several.length; i++) starts[several[i]!]!++;
  }
  for (let c = 1; c < starts.length; c++) starts[c]! += starts[c - 1]!;
  const list = scratchInts(starts[starts.length - 1]!);
  let at = 0;
  for (let e = 0; e < count; e++) {
    if (only[e]! >= 0) {
      list[--starts[only[e]!]!] = e;
      continue;
    }
    for (let left = several[at++]!; left > 0; left--) list[--starts[several[at++]!]!] = e;
  }
  return { ...frame, starts, list };
};

/** Adds the cells within `reach` units of the edge from (ax, ay) to (bx, by) to `cells`. */
export const cellsAlong = (
  { columns, rows, left, bottom, scale }: Frame,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  reach: number,
  cells: number[],
): void => {
  const fromLeft = ax <= bx;
  const x0 = (fromLeft ? ax : bx) - left;
  const y0 = (fromLeft ? ay : by) - bottom;
  const x1 = (fromLeft ? bx : ax) - left;
  const y1 = (fromLeft ? by : ay) - bottom;
  const first = Math.max(0, ((x0 - reach) * scale) | 0);
  const last = Math.min(columns - 1, ((x1 + reach) * scale) | 0);
  const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : Infinity;
  for (let c = first; c <= last; c++) {
    // Where it enters and leaves this column, or comes near it.
    const enters = c / scale - reach;
    const leaves = (c + 1) / scale + reach;
    const y = enters <= x0 ? y0 : y0 + (enters - x0) * slope;
    const next = leaves >= x1 ? y1 : y0 + (leaves - x0) * slope;
    const low = Math.max(0, (((y < next ? y : next) - reach) * scale) | 0);
    const high = Math.min(rows - 1, (((y < next ? next : y) + reach) * scale) | 0);
    for (let r = low; r <= high; r++) cells.push(r * columns + c);
  }
};

type Frame = Omit<EdgeGrid, 'starts' | 'list'>;

/** The column or row of a coordinate, which may lie outside: `first` is where they begin. */
export const cellOf = (at: number, first: number, scale: number, count: number): number => {
  const cell = Math.floor((at - first) * scale);
  return cell < 0 ? 0 : cell >= count ? count - 1 : cell;
};

/** Square cells over all edges and their reach around them; narrow areas get one row or column. */
const frameOf = ({ count, ax, ay, bx, by }: Edges): Frame => {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let e = 0; e < count; e++) {
    const x0 = ax[e]!;
    const y0 = ay[e]!;
    const x1 = bx[e]!;
    const y1 = by[e]!;
    if (x0 < minX) minX = x0;
    if (x0 > maxX) maxX = x0;
    if (y0 < minY) minY = y0;
    if (y0 > maxY) maxY = y0;
    if (x1 < minX) minX = x1;
    if (x1 > maxX) maxX = x1;
    if (y1 < minY) minY = y1;
    if (y1 > maxY) maxY = y1;
  }
  const width = Math.max(1, maxX - minX);
  const height = Math.max(1, maxY - minY);
  const cells = Math.min(MOST_CELLS, Math.max(1, count * CELLS_PER_EDGE));
  // Never more than `cells` in either direction.
  const cell = Math.max(Math.sqrt((width * height) / cells), width / cells, height / cells, 1);
  const scale = 1 / cell;
  return {
    columns: Math.floor((width + 2 * REACH) * scale) + 1,
    rows: Math.floor((height + 2 * REACH) * scale) + 1,
    left: minX - REACH,
    bottom: minY - REACH,
    scale,
  };
};
