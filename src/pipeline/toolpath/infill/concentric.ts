// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { offset } from '../../polygons/offset.ts';
import type { Line, Polygons } from '../../polygons/polygon.ts';

/** Closed loops following the outline of an area, `spacing` mm apart, from the outside in. */
export const concentric = (area: Polygons, spacing: number): readonly Line[] => {
  const step = toUnits(spacing);
  const loops: Line[] = [];
  for (let ring = offset(area, -step / 2); ring.length > 0; ring = offset(ring, -step))
    loops.push(...ring);
  return loops;
};
