// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { union } from './clip.ts';
import { boundingBox, ringArea, ringLength } from './measure.ts';
import { offsetCurve } from './offset-curve.ts';
import { overlay } from './overlay/overlay.ts';
import { NOTHING, type Polygons, type Ring } from './polygon.ts';

/**
 * Grows (`delta` > 0) or shrinks (`delta` < 0) an area by `delta` units. Corners are mitered:
 * round joins would need transcendental functions, whose bits differ between engines.
 *
 * A displaced side sweeps over a rectangle, which counts for or against every place in it; what
 * is left with a count above nothing is the result (Chen & McMains 2005: offsets by winding numbers).
 */
export const offset = (polygons: Polygons, delta: number): Polygons => {
  if (delta === 0) return polygons;
  const curves = polygons
    .filter((ring) => !vanishes(ring, delta))
    .map((ring) => offsetCurve(ring, delta));
  if (curves.length === 0) return NOTHING;
  return overlay(curves, NOTHING, (winding) => winding > 0).filter(isThick);
};

/** Shrinks then grows: what is narrower than `2·radius` disappears, the rest stays. */
export const opening = (polygons: Polygons, radius: number): Polygons =>
  offset(offset(polygons, -radius), radius);

/** Grows then shrinks: gaps narrower than `2·radius` are filled, the rest (sharp tips too) stays. */
export const closing = (polygons: Polygons, radius: number): Polygons =>
  union(polygons, offset(offset(polygons, radius), -radius));

/** Outlines narrower than twice what they lose, and holes narrower than twice what they gain. */
const vanishes = (ring: Ring, delta: number): boolean => {
  const area = ringArea(ring);
  if (area === 0) return true;
  if (area > 0 === delta > 0) return false;
  const [minX, minY, maxX, maxY] = boundingBox([ring])!;
  return Math.min(maxX - minX, maxY - minY) <= 2 * Math.abs(delta);
};

/** Slivers thinner than a unit are rounding. */
const isThick = (ring: Ring): boolean => 2 * Math.abs(ringArea(ring)) > ringLength(ring);
