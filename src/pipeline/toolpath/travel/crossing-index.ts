// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../../polygons/polygon.ts';
import { routeInside } from './route-inside.ts';
import { sideGrid } from '../../polygons/side-grid.ts';
import type { Crosses, Route } from './ways.ts';

/** Ways over an area, places in units. */
export interface CrossingIndex {
  readonly crosses: Crosses;
  /** See `routeInside`. */
  readonly route: Route;
}

/** Answers for one area; what a question needs is made when it is first asked. */
export const crossingIndex = (area: Polygons): CrossingIndex => {
  if (area.length === 0) return { crosses: () => true, route: () => undefined };
  const { sides, along } = sideGrid(area);
  const crosses: Crosses = (ax, ay, bx, by) =>
    along(ax, ay, bx, by, (side) => {
      const i = 4 * side;
      return segmentsCross(ax, ay, bx, by, sides[i]!, sides[i + 1]!, sides[i + 2]!, sides[i + 3]!);
    });
  return { crosses, route: routeInside(area, crosses) };
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
): boolean =>
  side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0 &&
  side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0 &&
  (ax !== bx || ay !== by);

/** Positive where r lies to the left of the way from p to q. */
const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
  (qx - px) * (ry - py) - (qy - py) * (rx - px);
