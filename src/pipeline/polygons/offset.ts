// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { ClipperOffset, EndType, JoinType, type Paths64 } from 'clipper2-ts';
import { fromPath, toPaths, union } from './clip.ts';
import { ringArea } from './measure.ts';
import { NOTHING, type Polygons } from './polygon.ts';

/** How far a mitered corner may reach, in multiples of the offset. */
const MITER_LIMIT = 3;

/**
 * Grows (`delta` > 0) or shrinks (`delta` < 0) an area by `delta` units. Corners are mitered:
 * round joins would need transcendental functions, whose bits differ between engines.
 */
export const offset = (polygons: Polygons, delta: number): Polygons => {
  if (delta === 0) return polygons;
  // A ring without area has no inside to shrink: it would come back as a strip around itself.
  const proper = polygons.filter((ring) => ringArea(ring) !== 0);
  if (proper.length === 0) return NOTHING;
  const offsetter = new ClipperOffset(MITER_LIMIT);
  // In one group: a hole added by itself would be taken for an outline.
  offsetter.addPaths(toPaths(proper), JoinType.Miter, EndType.Polygon);
  const solution: Paths64 = [];
  offsetter.execute(delta, solution);
  return solution.length === 0 ? NOTHING : solution.map(fromPath);
};

/** Shrinks then grows: what is narrower than `2·radius` disappears, the rest stays. */
export const opening = (polygons: Polygons, radius: number): Polygons =>
  offset(offset(polygons, -radius), radius);

/** Grows then shrinks: gaps narrower than `2·radius` are filled, the rest (sharp tips too) stays. */
export const closing = (polygons: Polygons, radius: number): Polygons =>
  union(polygons, offset(offset(polygons, radius), -radius));
