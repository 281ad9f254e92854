// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { boundingBox, samePolygons } from './measure.ts';
import { nearBox } from './near-box.ts';
import { overlay } from './overlay/overlay.ts';
import { NOTHING, type Polygons } from './polygon.ts';

/** All that is in any of the areas; also makes overlapping or crossing rings proper. */
export const union = (...areas: readonly Polygons[]): Polygons => {
  const rings = areas.length === 1 ? areas[0]! : areas.flat();
  return rings.length === 0 ? NOTHING : overlay(rings, NOTHING, (winding) => winding !== 0);
};

/** What is in both. */
export const intersection = (a: Polygons, b: Polygons): Polygons => {
  if (a.length === 0 || b.length === 0) return NOTHING;
  if (samePolygons(a, b)) return a;
  const nearA = nearBox(b, boundingBox(a)!);
  if (nearA.length === 0) return NOTHING;
  return overlay(nearBox(a, boundingBox(nearA)!), nearA, (inA, inB) => inA !== 0 && inB !== 0);
};

/** What is in `a` and not in `b`. */
export const difference = (a: Polygons, b: Polygons): Polygons => {
  if (a.length === 0 || b.length === 0) return a;
  if (samePolygons(a, b)) return NOTHING;
  return overlay(a, nearBox(b, boundingBox(a)!), (inA, inB) => inA !== 0 && inB === 0);
};
