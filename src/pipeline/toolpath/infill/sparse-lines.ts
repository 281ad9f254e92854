// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { hatch } from '../../polygons/hatch.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import { connectEnds, type AnchoredLine, type JoinedLines } from './connect-ends.ts';

/** Lines are joined along the outline over at most this share of the way to the next one beside them. */
const LONGEST_JOINT = 5;

/** One set of parallel lines. */
export interface LineSet {
  /** Direction of the lines, °. */
  readonly angle: number;
  /** How far the whole set is moved across its direction, mm. */
  readonly shift?: number;
}

/**
 * Sets of parallel lines, `distance` mm apart in each set, joined along the outline. They lie on
 * one grid over the whole bed, so that each layer's lines stand on those below.
 */
export const sparseLines = (
  area: Polygons,
  sets: readonly LineSet[],
  distance: number,
): readonly JoinedLines[] => {
  const lines = sets.flatMap((set) => parallelLines(area, set, distance));
  return connectEnds(lines, area, toUnits(distance * LONGEST_JOINT));
};

const parallelLines = (
  area: Polygons,
  { angle, shift = 0 }: LineSet,
  distance: number,
): readonly AnchoredLine[] => {
  const turned = area.map((ring) => rotateToUnits(ring, -angle));
  const { spans, x, ring, side, yOf } = hatch(turned, toUnits(distance), toUnits(shift));
  return spans.map(({ line, left, right }) => ({
    line: rotate(Float64Array.of(x[left]!, yOf(line), x[right]!, yOf(line)), angle),
    rings: [ring[left]!, ring[right]!],
    sides: [side[left]!, side[right]!],
  }));
};
