// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { difference, intersection } from '../../polygons/clip.ts';
import { islands } from '../../polygons/islands.ts';
import { polygonsArea } from '../../polygons/measure.ts';
import { offset, opening } from '../../polygons/offset.ts';
import { NOTHING, ringsOf, type Polygons } from '../../polygons/polygon.ts';

/** What lies under one layer of an island. */
export interface Carried {
  /** The section of the layer below. */
  readonly below: Polygons;
  /** What of the layer's own section has nothing below, see `airBelow`. */
  readonly air: Polygons;
}

/** Air that is nowhere wider than this many spacings is not bridged by infill. */
const LEAST_SPAN = 3;
/** A thread should lie on what carries it by this much, mm. */
const ANCHOR_MM = 0.4;
/** Of the rim of an air this share may lie out of reach of anchors. */
const MOST_BARE_RIM = 0.02;

/**
 * Where inner walls would take from threads over the air what those could lie on: around each air
 * whose rim the infill beside it does not reach. `inside` is what the outer wall leaves, `walls`
 * what the inner ones take of it, mm.
 */
export const roomForAnchors = (
  inside: Polygons,
  { below, air }: Carried,
  walls: number,
  spacing: number,
): Polygons => {
  if (air.length === 0 || walls <= 0) return NOTHING;
  const wide = opening(air, toUnits((LEAST_SPAN * spacing) / 2));
  if (wide.length === 0) return NOTHING;
  const reach = toUnits(walls + ANCHOR_MM);
  const ledge = intersection(inside, below);
  const anchors = intersection(offset(inside, -toUnits(walls)), below);
  const around = islands(wide).flatMap((island) => {
    const span = ringsOf(island);
    const rim = intersection(ledge, offset(span, toUnits(ANCHOR_MM)));
    const near = intersection(anchors, offset(span, reach));
    const bare = difference(rim, offset(near, reach));
    return polygonsArea(bare) > MOST_BARE_RIM * polygonsArea(rim) ? span : [];
  });
  return around.length === 0 ? NOTHING : intersection(inside, offset(around, reach));
};
