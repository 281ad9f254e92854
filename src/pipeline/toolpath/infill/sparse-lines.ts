// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { hatch } from '../../polygons/hatch.ts';
import type { Line, Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import { connectHatch } from './connect-hatch.ts';

/**
 * Parallel lines `distance` mm apart at `angle` degrees. They lie on one grid over the whole bed,
 * so that each layer's lines stand on those below.
 */
export const sparseLines = (area: Polygons, angle: number, distance: number): readonly Line[] => {
  const turned = area.map((ring) => rotateToUnits(ring, -angle));
  const lines = connectHatch(hatch(turned, toUnits(distance), 0), { longest: 0, monotonic: false });
  return lines.map((line) => rotate(line, angle));
};

/** Lines in one direction, turned by 90° from layer to layer. */
export const rectilinear = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  layer: number,
): readonly Line[] => sparseLines(area, angle + (layer % 2) * 90, spacing / density);

/** Lines in two directions on every layer, each half as dense. */
export const grid = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
): readonly Line[] => {
  const distance = (2 * spacing) / density;
  return [...sparseLines(area, angle, distance), ...sparseLines(area, angle + 90, distance)];
};
