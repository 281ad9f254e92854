// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { boundingBox } from './measure.ts';
import type { Polygons } from './polygon.ts';

/** The sides of an area's outlines in a grid. */
export interface SideGrid {
  /** ax ay bx by of each side, stride 4, ring after ring. */
  readonly sides: Float64Array;
  /** Number of each side's ring. */
  readonly ringOf: Int32Array;
  /** Calls `visit` with each side near a straight way, some twice, until it answers true. */
  readonly along: (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    visit: (side: number) => boolean,
  ) => boolean;
}

/** About this many sides a cell. */
const SIDES_PER_CELL = 2;

/** Buckets the sides of an area that is not empty; a question looks only at the cells along its way. */
export const sideGrid = (area: Polygons): SideGrid => {
  const { sides, ringOf } = sidesOf(area);
  const count = ringOf.length;
  const [minX, minY, maxX, maxY] = boundingBox(area)!;
  const cell = Math.max(1, Math.sqrt(((maxX - minX) * (maxY - minY) * SIDES_PER_CELL) / count));
  const columns = Math.floor((maxX - minX) / cell) + 1;
  const rows = Math.floor((maxY - minY) / cell) + 1;
  const column = (x: number): number =>
    Math.min(columns - 1, Math.max(0, Math.floor((x - minX) / cell)));
  const row = (y: number): number => Math.min(rows - 1, Math.max(0, Math.floor((y - minY) / cell)));

  /** Cells that the bounding boxes of the way's pieces within each column touch. */
  const cellsAlong = (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    visit: (key: number) => boolean,
  ): boolean => {
    const isForward = ax <= bx;
    const x0 = isForward ? ax : bx;
    const y0 = isForward ? ay : by;
    const x1 = isForward ? bx : ax;
    const y1 = isForward ? by : ay;
    const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    const first = column(x0);
    const last = column(x1);
    for (let c = first; c <= last; c++) {
      const left = Math.max(x0, minX + c * cell);
      const right = Math.min(x1, minX + (c + 1) * cell);
      const from = c === first ? y0 : y0 + (left - x0) * slope;
      const to = c === last ? y1 : y0 + (right - x0) * slope;
      const top = row(Math.max(from, to) + 1);
      for (let r = row(Math.min(from, to) - 1); r <= top; r++)
        if (visit(r * columns + c)) return true;
    }
    return false;
  };

  const eachCell = (visit: (side: number, key: number) => void): void => {
    for (let side = 0, i = 0; side < count; side++, i += 4)
      cellsAlong(sides[i]!, sides[i + 1]!, sides[i + 2]!, sides[i + 3]!, (key) => {
        visit(side, key);
        return false;
      });
  };
  // Where the sides of each cell begin in `inCells`: counted, summed, filled from the back.
  const begins = new Int32Array(columns * rows + 1);
  eachCell((_, key) => begins[key]!++);
  for (let key = 1; key < begins.length; key++) begins[key]! += begins[key - 1]!;
  const inCells = new Int32Array(begins.at(-1)!);
  eachCell((side, key) => (inCells[--begins[key]!] = side));

  return {
    sides,
    ringOf,
    along: (ax, ay, bx, by, visit) =>
      cellsAlong(ax, ay, bx, by, (key) => {
        for (let i = begins[key]!; i < begins[key + 1]!; i++) if (visit(inCells[i]!)) return true;
        return false;
      }),
  };
};

const sidesOf = (area: Polygons): { sides: Float64Array; ringOf: Int32Array } => {
  const count = area.reduce((sum, ring) => sum + ring.length / 2, 0);
  const sides = new Float64Array(4 * count);
  const ringOf = new Int32Array(count);
  let side = 0;
  area.forEach((ring, number) => {
    for (let i = 0; i < ring.length; i += 2, side++) {
      sides[4 * side] = ring[i]!;
      sides[4 * side + 1] = ring[i + 1]!;
      sides[4 * side + 2] = ring[(i + 2) % ring.length]!;
      sides[4 * side + 3] = ring[(i + 3) % ring.length]!;
      ringOf[side] = number;
    }
  });
  return { sides, ringOf };
};
