// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { hatch } from '../../polygons/hatch.ts';
import { boundingBox, containsPoint } from '../../polygons/measure.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import { toUnits } from '../../../shared/units.ts';

/** Directions tried: every 5°. */
const STEP_DEGREES = 5;
/** Lines tried across a bridge in each direction. */
const TRIAL_LINES = 24;
/** How far beyond the air a thread's end is looked at, mm. */
const REACH_MM = 0.1;

/**
 * The direction (degrees, 0 ≤ d < 180) of threads over `air` whose two ends lie on `support`: the
 * largest anchored share, then the shortest longest thread. Over a hole of 20 × 10 mm it is 90.
 */
export const bridgeDirection = (air: Polygons, support: Polygons): number => {
  let best = { anchored: -1, longest: Infinity, angle: 0 };
  for (let angle = 0; angle < 180; angle += STEP_DEGREES) {
    const trial = tryDirection(air, support, angle);
    // Shares within 1 % are as good; threads must then be shorter by more than rounding.
    const better =
      trial.anchored > best.anchored + 0.01 ||
      (trial.anchored > best.anchored - 0.01 && trial.longest < best.longest - toUnits(0.01));
    if (better) best = { ...trial, angle };
  }
  return best.angle;
};

const tryDirection = (air: Polygons, support: Polygons, angle: number) => {
  const turned = air.map((ring) => rotateToUnits(ring, -angle));
  const box = boundingBox(turned);
  if (box === undefined) return { anchored: 0, longest: Infinity };
  const distance = Math.max(1, (box[3] - box[1]) / TRIAL_LINES);
  const lines = hatch(turned, distance, box[1] + distance / 2);
  const reach = toUnits(REACH_MM);
  let total = 0;
  let anchored = 0;
  let longest = 0;
  for (const { line, left, right } of lines.spans) {
    const y = lines.yOf(line);
    const from = lines.x[left]! - reach;
    const to = lines.x[right]! + reach;
    const [ax, ay, bx, by] = rotate(Float64Array.of(from, y, to, y), angle);
    const length = to - from;
    total += length;
    if (!containsPoint(support, ax!, ay!) || !containsPoint(support, bx!, by!)) continue;
    anchored += length;
    longest = Math.max(longest, length);
  }
  return { anchored: total === 0 ? 0 : anchored / total, longest: longest || Infinity };
};
