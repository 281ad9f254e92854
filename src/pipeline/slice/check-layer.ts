// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { MAX_COORDINATE_MM, toUnits } from '../../shared/units.ts';
import { union } from '../polygons/clip.ts';
import { polygonsArea, ringLength } from '../polygons/measure.ts';
import type { Polygons, Ring } from '../polygons/polygon.ts';
import type { SlicedLayer } from './layer.ts';

/**
 * What must be true of every sliced layer: it has a height, its plane lies within it, and its
 * section is made of proper rings in whole units that neither cross nor overlap.
 *
 * Problems: `slice-layer-heights`, `slice-ring-too-short`, `slice-ring-not-whole`,
 * `slice-ring-too-far`, `slice-rings-overlap`.
 */
export const checkLayer = (layer: SlicedLayer): readonly Problem[] => [
  ...checkHeights(layer),
  ...layer.section.flatMap((ring) => checkRing(ring, layer.index)),
  ...checkOverlap(layer.section, layer.index),
];

const checkHeights = ({ index, bottom, top, height, plane }: SlicedLayer): readonly Problem[] => {
  const isRight =
    bottom >= 0 && height > 0 && Math.abs(top - bottom - height) < 1e-6 && plane > bottom;
  if (isRight && plane < top && Number.isFinite(top)) return [];
  return [
    error(
      'slice-layer-heights',
      `expected 0 ≤ bottom < plane < top = bottom + height, found ${bottom}, ${plane}, ${top}, ${height} mm`,
      { where: { layer: index } },
    ),
  ];
};

const checkRing = (ring: Ring, layer: number): readonly Problem[] => {
  const problems: Problem[] = [];
  const where = { where: { layer } };
  if (ring.length < 6 || ring.length % 2 === 1)
    problems.push(
      error('slice-ring-too-short', `expected 3 points or more, found ${ring.length / 2}`, where),
    );
  if (!ring.every(Number.isInteger))
    problems.push(error('slice-ring-not-whole', 'expected whole units in every ring', where));
  const most = toUnits(MAX_COORDINATE_MM);
  if (ring.some((value) => Math.abs(value) > most))
    problems.push(
      error('slice-ring-too-far', `expected all within ${MAX_COORDINATE_MM} mm`, where),
    );
  return problems;
};

/** Rings that overlap or cross cover less than the sum of their areas; rounding may change a rim of 2 units. */
const checkOverlap = (section: Polygons, layer: number): readonly Problem[] => {
  const sum = polygonsArea(section);
  const covered = polygonsArea(union(section));
  const rim = section.reduce((length, ring) => length + ringLength(ring), 0) * 2;
  if (Math.abs(sum - covered) <= rim) return [];
  return [
    error(
      'slice-rings-overlap',
      `expected rings apart from each other, found ${sum} square units that cover ${covered}`,
      { where: { layer } },
    ),
  ];
};
