// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sideGrid } from '../../polygons/side-grid.ts';
import type { Polygons } from '../../polygons/polygon.ts';

/** A place on a wall's center line. */
export interface Foot {
  /** Number of the wall. */
  readonly wall: number;
  /** Way along the wall from its first point, units. */
  readonly way: number;
  /** How far away it is, units. */
  readonly distance: number;
}

/**
 * The first wall that is met from (x, y) in the direction of the unit vector (dx, dy) within `reach`,
 * units; none when that is met from its outer side.
 */
export type WallFrom = (
  x: number,
  y: number,
  dx: number,
  dy: number,
  reach: number,
) => Foot | undefined;

/** Center lines of walls with what they surround on their left, at least one. */
export const wallsBeside = (walls: Polygons): WallFrom => {
  const { sides, ringOf, along } = sideGrid(walls);
  const ways = walls.flatMap((wall) => Array.from(waysAlong(wall).subarray(0, -1)));
  return (x, y, dx, dy, reach) => {
    let nearest: Foot | undefined;
    let isInner = false;
    along(x, y, x + dx * reach, y + dy * reach, (side) => {
      const i = 4 * side;
      const [ax, ay] = [sides[i]! - x, sides[i + 1]! - y];
      const [ux, uy] = [sides[i + 2]! - sides[i]!, sides[i + 3]! - sides[i + 1]!];
      const turn = dx * uy - dy * ux;
      if (turn === 0) return false;
      const distance = (ax * uy - ay * ux) / turn;
      const share = (ax * dy - ay * dx) / turn;
      if (distance < 0 || distance > (nearest?.distance ?? reach) || share < 0 || share > 1)
        return false;
      const way = ways[side]! + share * Math.sqrt(ux * ux + uy * uy);
      nearest = { wall: ringOf[side]!, way, distance };
      isInner = turn > 0;
      return false;
    });
    return isInner ? nearest : undefined;
  };
};

/** Way from a ring's first point to each of its points, and at last all the way around, units. */
export const waysAlong = (ring: Float64Array): Float64Array => {
  const count = ring.length / 2;
  const ways = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count;
    const dx = ring[2 * j]! - ring[2 * i]!;
    const dy = ring[2 * j + 1]! - ring[2 * i + 1]!;
    ways[i + 1] = ways[i]! + Math.sqrt(dx * dx + dy * dy);
  }
  return ways;
};
