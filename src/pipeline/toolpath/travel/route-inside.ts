// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { offset } from '../../polygons/offset.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import { ringHits, type RingHit } from './ring-hits.ts';
import { ringWalk, type RingWalk } from './ring-walk.ts';
import { sideGrid } from '../../polygons/side-grid.ts';
import { shortenWay } from './shorten-way.ts';
import type { Crosses, Route } from './ways.ts';

/** Ways around corners and holes keep this far from the outline, mm: half a narrow bead. */
const MARGIN_MM = 0.2;
/** A way with more corners is not looked for. */
const MOST_CORNERS = 400;

/**
 * Finds ways that stay inside an area: straight on to where its outline, drawn in by a margin,
 * comes in the way, along that the shorter way round to where it is left last, and so on; then
 * shortened. Every leg is held against `crosses`. Not always the shortest way, and none from one
 * island to another.
 */
export const routeInside = (area: Polygons, crosses: Crosses): Route => {
  let hitsOf: ((ax: number, ay: number, bx: number, by: number) => RingHit[]) | undefined;
  let walks: readonly RingWalk[] = [];
  const hits = (ax: number, ay: number, bx: number, by: number): RingHit[] => {
    if (hitsOf === undefined) {
      const rings = offset(area, -toUnits(MARGIN_MM));
      walks = rings.map(ringWalk);
      hitsOf = rings.length === 0 ? () => [] : ringHits(sideGrid(rings));
    }
    return hitsOf(ax, ay, bx, by);
  };
  return (ax, ay, bx, by, longest) => {
    const points = [ax, ay];
    const onWay = hits(ax, ay, bx, by);
    for (let i = 0; i < onWay.length; i++) {
      const leave = onWay[i]!;
      if (leave.enters) continue;
      const j = onWay.findLastIndex(({ enters, ring }) => enters && ring === leave.ring);
      if (j <= i) return undefined;
      if (!walks[leave.ring]!(leave, onWay[j]!, MOST_CORNERS, points)) return undefined;
      i = j;
    }
    if (points.length === 2) return undefined;
    points.push(bx, by);
    const way = shortenWay(Float64Array.from(points), crosses);
    return way !== undefined && lengthOf(way) <= longest ? way : undefined;
  };
};

const lengthOf = (way: Float64Array): number => {
  let length = 0;
  for (let i = 2; i < way.length; i += 2) {
    const dx = way[i]! - way[i - 2]!;
    const dy = way[i + 1]! - way[i - 1]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
};
