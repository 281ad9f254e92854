// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { difference, intersection } from '../../polygons/clip.ts';
import { offset, opening } from '../../polygons/offset.ts';
import { NOTHING, type Polygons } from '../../polygons/polygon.ts';

/** Where an area is narrower than this many spacings, beads follow it instead of crossing it. */
const NARROW = 2;
/** How far both parts overlap before they are cut from each other, so that no slit stays, units. */
const HAIR = 20;

/** An area in two: where lines have room, and the strips that are too narrow for them. */
export interface WideAndNarrow {
  readonly wide: Polygons;
  readonly narrow: Polygons;
}

/** Splits an area at a width of two beads; `spacing` in mm. */
export const splitNarrow = (area: Polygons, spacing: number): WideAndNarrow => {
  const half = toUnits((spacing * NARROW) / 2);
  const core = opening(area, half);
  if (core.length === 0) return { wide: NOTHING, narrow: area };
  const wide = intersection(area, offset(core, HAIR));
  return { wide, narrow: difference(area, wide) };
};
