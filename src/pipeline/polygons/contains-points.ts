// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { boundingBox } from './measure.ts';
import type { Polygons } from './polygon.ts';

/** About so many sides a row. */
const SIDES_A_ROW = 4;

/** `containsPoint` for many points of one area: its sides are sorted into rows once. */
export const containsPoints = (polygons: Polygons): ((x: number, y: number) => boolean) => {
  const box = boundingBox(polygons);
  if (box === undefined) return () => false;
  const [, minY, , maxY] = box;
  const sides = polygons.reduce((count, ring) => count + ring.length / 2, 0);
  const rows = Math.max(1, Math.ceil(sides / SIDES_A_ROW));
  const scale = rows / Math.max(1, maxY - minY);
  const rowOf = (y: number): number => Math.min(rows - 1, Math.floor((y - minY) * scale));
  /** Sides that rise or fall, px py qx qy of each, by row. */
  const inRow: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of polygons) {
    let px = ring[ring.length - 2]!;
    let py = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const qx = ring[i]!;
      const qy = ring[i + 1]!;
      if (py !== qy) {
        const last = rowOf(Math.max(py, qy));
        for (let row = rowOf(Math.min(py, qy)); row <= last; row++)
          inRow[row]!.push(px, py, qx, qy);
      }
      px = qx;
      py = qy;
    }
  }
  return (x, y) => {
    if (y < minY || y > maxY) return false;
    let inside = false;
    const own = inRow[rowOf(y)]!;
    for (let i = 0; i < own.length; i += 4) {
      const py = own[i + 1]!;
      const qy = own[i + 3]!;
      if (py > y === qy > y) continue;
      const px = own[i]!;
      if (x < ((own[i + 2]! - px) * (y - py)) / (qy - py) + px) inside = !inside;
    }
    return inside;
  };
};
