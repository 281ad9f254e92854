// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { boundingBox } from '../../polygons/measure.ts';
import type { Polygons } from '../../polygons/polygon.ts';

/** Answers whether a straight way crosses the outline of an area. */
export interface CrossingIndex {
  readonly crosses: (ax: number, ay: number, bx: number, by: number) => boolean;
}

/** About this many outline sides a cell. */
const SIDES_PER_CELL = 2;

/** Buckets the sides of an area in a grid; a question looks only at the cells along its way. */
export const crossingIndex = (area: Polygons): CrossingIndex => {
  const box = boundingBox(area);
  if (box === undefined) return { crosses: () => true };
  const sides = area.reduce((sum, ring) => sum + ring.length / 2, 0);
  const [minX, minY, maxX, maxY] = box;
  const cell = Math.max(1, Math.sqrt(((maxX - minX) * (maxY - minY) * SIDES_PER_CELL) / sides));
  const columns = Math.floor((maxX - minX) / cell) + 1;
  const rows = Math.floor((maxY - minY) / cell) + 1;
  const cells = new Map<number, number[]>();
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
    const [x0, y0, x1, y1] = ax <= bx ? [ax, ay, bx, by] : [bx, by, ax, ay];
    const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    for (let c = column(x0); c <= column(x1); c++) {
      const left = Math.max(x0, minX + c * cell);
      const right = Math.min(x1, minX + (c + 1) * cell);
      const from = c === column(x0) ? y0 : y0 + (left - x0) * slope;
      const to = c === column(x1) ? y1 : y0 + (right - x0) * slope;
      for (let r = row(Math.min(from, to) - 1); r <= row(Math.max(from, to) + 1); r++)
        if (visit(r * columns + c)) return true;
    }
    return false;
  };

  for (const ring of area) {
    for (let i = 0; i < ring.length; i += 2) {
      const [ax, ay] = [ring[i]!, ring[i + 1]!];
      const [bx, by] = [ring[(i + 2) % ring.length]!, ring[(i + 3) % ring.length]!];
      cellsAlong(ax, ay, bx, by, (key) => {
        const list = cells.get(key);
        if (list === undefined) cells.set(key, [ax, ay, bx, by]);
        else list.push(ax, ay, bx, by);
        return false;
      });
    }
  }

  return {
    crosses: (ax, ay, bx, by) =>
      cellsAlong(ax, ay, bx, by, (key) => {
        const list = cells.get(key) ?? [];
        for (let i = 0; i < list.length; i += 4)
          if (segmentsCross(ax, ay, bx, by, list[i]!, list[i + 1]!, list[i + 2]!, list[i + 3]!))
            return true;
        return false;
      }),
  };
};

/** Whether two segments have a point in common other than by lying on one line. */
const segmentsCross = (
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean => {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
    (qx - px) * (ry - py) - (qy - py) * (rx - px);
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0 &&
    (ax !== bx || ay !== by)
  );
};
