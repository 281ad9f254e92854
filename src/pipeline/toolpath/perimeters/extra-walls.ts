// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { clipLines } from '../../polygons/clip-lines.ts';
import { difference, intersection } from '../../polygons/clip.ts';
import { offset } from '../../polygons/offset.ts';
import type { Line, Polygons } from '../../polygons/polygon.ts';
import type { Flow } from '../flow.ts';
import { lineLength } from '../speeds.ts';

/** The walls above should not lie so many spacings beside the innermost wall … */
const BAND_IN_SPACINGS = 1.5;
/** … with more than this share of their length. */
const MOST_BESIDE = 0.3;
/** So many walls are added at most. */
const MOST_EXTRA = 8;

/**
 * How many walls a section needs beside `count` so that the outer walls `above` lie on walls and
 * not on infill, where the part leans inward.
 */
export const extraWalls = (
  section: Polygons,
  above: Polygons,
  count: number,
  outer: Flow,
  inner: Flow,
): number => {
  const over = closedLines(offset(intersection(above, section), -toUnits(outer.width / 2)));
  const length = total(over);
  if (length === 0) return 0;
  for (let extra = 0; extra < MOST_EXTRA; extra++) {
    const depth = (outer.width + outer.spacing) / 2 + (count - 1 + extra) * inner.spacing;
    const within = offset(section, -toUnits(depth));
    if (within.length === 0) return extra;
    const band = difference(within, offset(within, -toUnits(BAND_IN_SPACINGS * inner.spacing)));
    if (total(clipLines(over, band)) <= MOST_BESIDE * length) return extra;
  }
  return MOST_EXTRA;
};

const closedLines = (rings: Polygons): readonly Line[] =>
  rings.map((ring) => Float64Array.of(...ring, ring[0]!, ring[1]!));

const total = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + lineLength(line), 0);
