// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SideGrid } from '../../polygons/side-grid.ts';

/** Where a straight way meets a ring. */
export interface RingHit {
  readonly ring: number;
  /** Number of the side within its ring, and how far along it, 0 to 1. */
  readonly side: number;
  readonly u: number;
  /** How far along the way, 0 to 1. */
  readonly t: number;
  /** Whole units. */
  readonly x: number;
  readonly y: number;
  /** Whether the way gets into the area there; else it leaves. */
  readonly enters: boolean;
}

/** Answers where a straight way meets the rings of an area, in order along the way. */
export const ringHits =
  ({ sides, ringOf, along }: SideGrid) =>
  (ax: number, ay: number, bx: number, by: number): RingHit[] => {
    const hits = new Map<number, RingHit>();
    const [wx, wy] = [bx - ax, by - ay];
    along(ax, ay, bx, by, (number) => {
      if (hits.has(number)) return false;
      const [cx, cy, dx, dy] = sides.subarray(4 * number, 4 * number + 4) as unknown as [
        ...[number, number, number, number],
      ];
      const c = wx * (cy - ay) - wy * (cx - ax);
      const d = wx * (dy - ay) - wy * (dx - ax);
      // A corner on the way counts as to its left, so that the way meets one of its two sides.
      if (c < 0 === d < 0) return false;
      const u = c / (c - d);
      const x = cx + u * (dx - cx);
      const y = cy + u * (dy - cy);
      const t = ((x - ax) * wx + (y - ay) * wy) / (wx * wx + wy * wy);
      if (t < 0 || t > 1) return false;
      const ring = ringOf[number]!;
      const side = number - firstSide(ringOf, number);
      // Material lies to the left of a side: coming from its right, the way enters.
      hits.set(number, { ring, side, u, t, x: Math.round(x), y: Math.round(y), enters: c > d });
      return false;
    });
    return [...hits.values()].sort((a, b) => a.t - b.t);
  };

const firstSide = (ringOf: Int32Array, side: number): number => {
  let [low, high] = [0, side];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ringOf[middle]! < ringOf[side]!) low = middle + 1;
    else high = middle;
  }
  return low;
};
