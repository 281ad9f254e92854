// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cellOf, edgeGrid } from './overlay/edge-grid.ts';
import { edgesOf } from './overlay/edges.ts';
import { releaseScratch } from './overlay/scratch.ts';
import { containsPoint } from './measure.ts';
import { NOTHING, type Line, type Polygons } from './polygon.ts';

/** The pieces of open lines that lie inside a proper area, in the order of the lines. */
export const clipLines = (lines: readonly Line[], area: Polygons): readonly Line[] => {
  if (lines.length === 0 || area.length === 0) return [];
  releaseScratch();
  const edges = edgesOf(area, NOTHING);
  const grid = edgeGrid(edges);
  const seen = new Int32Array(edges.count).fill(-1);
  let visit = 0;

  /** Shares (0 … 1) of the way from a to b at which it crosses the outline, in order. */
  const crossings = (ax: number, ay: number, bx: number, by: number): readonly number[] => {
    const found: number[] = [];
    const dx = bx - ax;
    const dy = by - ay;
    visit++;
    const firstColumn = cellOf(Math.min(ax, bx) - 1, grid.left, grid.scale, grid.columns);
    const lastColumn = cellOf(Math.max(ax, bx) + 1, grid.left, grid.scale, grid.columns);
    const firstRow = cellOf(Math.min(ay, by) - 1, grid.bottom, grid.scale, grid.rows);
    const lastRow = cellOf(Math.max(ay, by) + 1, grid.bottom, grid.scale, grid.rows);
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const cell = row * grid.columns + column;
        for (let i = grid.starts[cell]!; i < grid.starts[cell + 1]!; i++) {
          const e = grid.list[i]!;
          if (seen[e] === visit) continue;
          seen[e] = visit;
          const toA = dx * (edges.ay[e]! - ay) - dy * (edges.ax[e]! - ax);
          const toB = dx * (edges.by[e]! - ay) - dy * (edges.bx[e]! - ax);
          // Half open: a corner on the line counts with one of its sides or with both.
          if (toA > 0 === toB > 0) continue;
          const t = toA / (toA - toB);
          const x = edges.ax[e]! + (edges.bx[e]! - edges.ax[e]!) * t;
          const y = edges.ay[e]! + (edges.by[e]! - edges.ay[e]!) * t;
          const share = Math.abs(dx) >= Math.abs(dy) ? (x - ax) / dx : (y - ay) / dy;
          if (share > 0 && share <= 1) found.push(share);
        }
      }
    return found.sort((a, b) => a - b);
  };

  return lines.flatMap((line) => {
    const pieces: number[][] = [];
    let inside = containsPoint(area, line[0]!, line[1]!);
    let piece: number[] = inside ? [line[0]!, line[1]!] : [];
    for (let i = 2; i < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
      for (const share of crossings(ax, ay, bx, by)) {
        const x = Math.round(ax + (bx - ax) * share);
        const y = Math.round(ay + (by - ay) * share);
        if (inside) pieces.push([...piece, x, y]);
        inside = !inside;
        piece = inside ? [x, y] : [];
      }
      if (inside) piece.push(bx, by);
    }
    if (inside) pieces.push(piece);
    return pieces.filter((points) => points.length >= 4).map((points) => Float64Array.from(points));
  });
};
