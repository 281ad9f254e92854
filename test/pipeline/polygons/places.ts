// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../../../src/pipeline/polygons/polygon.ts';

/** How often rings wind around a place, counter-clockwise. */
export const windingAt = (rings: Polygons, x: number, y: number): number => {
  let winding = 0;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [ax, ay] = [ring[i]!, ring[i + 1]!];
      const [bx, by] = [ring[(i + 2) % ring.length]!, ring[(i + 3) % ring.length]!];
      const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
      if (ay <= y && by > y && side > 0) winding++;
      if (ay > y && by <= y && side < 0) winding--;
    }
  }
  return winding;
};

/** Distance of a place from the nearest side. */
export const distanceToRings = (rings: Polygons, x: number, y: number): number => {
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [ax, ay] = [ring[i]!, ring[i + 1]!];
      const dx = ring[(i + 2) % ring.length]! - ax;
      const dy = ring[(i + 3) % ring.length]! - ay;
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
      const share = Math.min(1, Math.max(0, along));
      const [ex, ey] = [x - ax - share * dx, y - ay - share * dy];
      nearest = Math.min(nearest, Math.sqrt(ex * ex + ey * ey));
    }
  }
  return nearest;
};
