// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import { polygonsArea, ringLength } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import { NOTHING, type Polygons } from '../../polygons/polygon.ts';
import type { Bead } from '../bead.ts';
import { lineLength } from '../speeds.ts';

/** Beads that cover less than this share of an island leave it out as good as wholly. */
const LEAST_COVERED = 0.6;

/** A loop as wide as it must be to fill a dot. */
export interface DotLoops {
  readonly rings: Polygons;
  /** mm */
  readonly width: number;
}

/**
 * Pins, and points over letters: too small for a wall, and no longer than wide, so that no bead can follow a
 * middle. One narrow loop fills them, half as wide as a round or a square is in all, if that is at least
 * `leastWidth` mm. None where `beads` cover the island already.
 */
export const dotLoops = (
  island: Polygons,
  beads: readonly Bead[],
  leastWidth: number,
): DotLoops | undefined => {
  const area = polygonsArea(island);
  if (
    beads.reduce((sum, { line, flow }) => sum + lineLength(line) * toUnits(flow.spacing), 0) >=
    LEAST_COVERED * area
  )
    return undefined;
  const width = fillingWidth(
    area,
    island.reduce((sum, ring) => sum + ringLength(ring), 0),
  );
  const rings = toMm(width) < leastWidth ? NOTHING : offset(island, -width / 2);
  return rings.length === 0 ? undefined : { rings, width: toMm(width) };
};

/**
 * The width w of a loop half of it inside an outline of length P around an area A that fills it:
 * w (P − c w) = A, where a loop gets shorter by 2 c for each unit inward: 4 for rectangles, π for a
 * circle, P² / 4A for all that touch their inscribed circle with every side.
 */
const fillingWidth = (area: number, length: number): number => {
  const c = Math.min(4, (length * length) / (4 * area));
  return (length - Math.sqrt(Math.max(0, length * length - 4 * c * area))) / (2 * c);
};
