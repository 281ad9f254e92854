// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { clipLines } from '../../polygons/clip-lines.ts';
import { boundingBox } from '../../polygons/measure.ts';
import type { Line, Polygons } from '../../polygons/polygon.ts';
import { rotateToUnits } from '../../polygons/rotate.ts';
import { anchorLines } from './anchor-lines.ts';
import { jointsOf, type Anchoring } from './anchoring.ts';
import { connectEnds, type JoinedLines } from './connect-ends.ts';

/** Ends are joined along the outline over at most this share of the distance of rows. */
const LONGEST_JOINT = 3;

/**
 * Regular hexagons: rows of zigzags with flat tops and bottoms, every second row half a period
 * ahead, so that the bottoms of one lie beside the tops of the next.
 *
 * A row takes 4 sides for each 3 sides of way: with rows p apart, 4·spacing / (3·p) of the area.
 */
export const honeycomb = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  anchoring: Anchoring,
): readonly JoinedLines[] => {
  const turned = area.map((ring) => rotateToUnits(ring, -angle));
  const box = boundingBox(turned);
  if (box === undefined) return [];
  const pitch = (4 * spacing) / (3 * density);
  const rows = hexagonRows(box, toUnits(pitch), toUnits(pitch - spacing));
  const lines = clipLines(
    rows.map((row) => rotateToUnits(row, angle)),
    area,
  );
  return connectEnds(anchorLines(lines, area), area, jointsOf(anchoring, pitch * LONGEST_JOINT));
};

/** Zigzags `pitch` units apart and `rise` high over a box. */
const hexagonRows = (
  [minX, minY, maxX, maxY]: readonly [number, number, number, number],
  pitch: number,
  rise: number,
): readonly Line[] => {
  const side = (2 * rise) / Math.sqrt(3);
  const rows: Line[] = [];
  for (let row = Math.floor(minY / pitch) - 1; row * pitch <= maxY + pitch; row++) {
    const points: number[] = [];
    // A half period: half a side flat, one slanted by 60°, half a side flat.
    for (let k = Math.floor(minX / (1.5 * side)) - 1; 1.5 * side * k <= maxX + 3 * side; k++) {
      const y = row * pitch + ((row + k) % 2 === 0 ? rise : -rise) / 2;
      points.push(side * (1.5 * k - 0.5), y, side * (1.5 * k + 0.5), y);
    }
    rows.push(Float64Array.from(points));
  }
  return rows;
};
