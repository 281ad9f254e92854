// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { squaredDistanceToSegment } from '../../polygons/measure.ts';
import type { Line, Polygons } from '../../polygons/polygon.ts';
import type { AnchoredLine } from './ends-on-rings.ts';

/** Clipping rounds an end to whole units: no further from its side than this. */
const NEAR = 3;
/** Sides are looked up by rows of this height. */
const ROW = toUnits(0.5);

interface Side {
  readonly ring: number;
  readonly side: number;
}

/** Finds where on the outlines of their area the ends of clipped lines lie; drops lines that end elsewhere. */
export const anchorLines = (lines: readonly Line[], area: Polygons): readonly AnchoredLine[] => {
  const rows = sidesByRow(area);
  return lines.flatMap((line) => {
    const first = sideAt(rows, area, line[0]!, line[1]!);
    const last = sideAt(rows, area, line[line.length - 2]!, line[line.length - 1]!);
    if (first === undefined || last === undefined) return [];
    return [{ line, rings: [first.ring, last.ring], sides: [first.side, last.side] }];
  });
};

const sidesByRow = (area: Polygons): ReadonlyMap<number, readonly Side[]> => {
  const rows = new Map<number, Side[]>();
  area.forEach((points, ring) => {
    for (let i = 0; i < points.length; i += 2) {
      const a = points[i + 1]!;
      const b = points[(i + 3) % points.length]!;
      const last = Math.floor((Math.max(a, b) + NEAR) / ROW);
      for (let row = Math.floor((Math.min(a, b) - NEAR) / ROW); row <= last; row++) {
        const sides = rows.get(row);
        if (sides === undefined) rows.set(row, [{ ring, side: i / 2 }]);
        else sides.push({ ring, side: i / 2 });
      }
    }
  });
  return rows;
};

const sideAt = (
  rows: ReadonlyMap<number, readonly Side[]>,
  area: Polygons,
  x: number,
  y: number,
): Side | undefined => {
  let best: Side | undefined;
  let least = NEAR * NEAR;
  for (const place of rows.get(Math.floor(y / ROW)) ?? []) {
    const ring = area[place.ring]!;
    const distance = squaredDistanceToSegment(
      ring,
      place.side,
      (place.side + 1) % (ring.length / 2),
      x,
      y,
    );
    if (distance >= least) continue;
    least = distance;
    best = place;
  }
  return best;
};
