// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { hatch } from '../../polygons/hatch.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import { connectEnds, type AnchoredLine, type JoinedLines } from './connect-ends.ts';

/** Lines are joined along the outline over at most this share of the way to the next one beside them. */
const LONGEST_JOINT = 1.5;

/**
 * Parallel lines `distance` mm apart at `angle` degrees. They lie on one grid over the whole bed,
 * so that each layer's lines stand on those below.
 */
const sparseLines = (area: Polygons, angle: number, distance: number): readonly AnchoredLine[] => {
  const turned = area.map((ring) => rotateToUnits(ring, -angle));
  const { spans, x, ring, side, yOf } = hatch(turned, toUnits(distance), 0);
  return spans.map(({ line, left, right }) => ({
    line: rotate(Float64Array.of(x[left]!, yOf(line), x[right]!, yOf(line)), angle),
    rings: [ring[left]!, ring[right]!],
    sides: [side[left]!, side[right]!],
  }));
};

/** Lines in one direction, turned by 90° from layer to layer. */
export const rectilinear = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  layer: number,
): readonly JoinedLines[] => {
  const distance = spacing / density;
  const lines = sparseLines(area, angle + (layer % 2) * 90, distance);
  return connectEnds(lines, area, toUnits(distance * LONGEST_JOINT));
};

/** Lines in two directions on every layer, each half as dense. */
export const grid = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
): readonly JoinedLines[] => {
  const distance = (2 * spacing) / density;
  const lines = [...sparseLines(area, angle, distance), ...sparseLines(area, angle + 90, distance)];
  return connectEnds(lines, area, toUnits(distance * LONGEST_JOINT));
};
