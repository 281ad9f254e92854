// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { containsPoints } from '../../polygons/contains-points.ts';
import { boundingBox } from '../../polygons/measure.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import { strokesAcross } from '../../polygons/strokes-across.ts';
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
  const isCarried = containsPoints(support);
  let best = { anchored: -1, longest: Infinity, angle: 0 };
  for (let angle = 0; angle < 180; angle += STEP_DEGREES) {
    const trial = tryDirection(air, isCarried, angle);
    // Shares within 1 % are as good; threads must then be shorter by more than rounding.
    const better =
      trial.anchored > best.anchored + 0.01 ||
      (trial.anchored > best.anchored - 0.01 && trial.longest < best.longest - toUnits(0.01));
    if (better) best = { ...trial, angle };
  }
  return best.angle;
};

const tryDirection = (
  air: Polygons,
  isCarried: (x: number, y: number) => boolean,
  angle: number,
) => {
  const turned = air.map((ring) => rotateToUnits(ring, -angle));
  const box = boundingBox(turned);
  if (box === undefined) return { anchored: 0, longest: Infinity };
  const distance = Math.max(1, (box[3] - box[1]) / TRIAL_LINES);
  const strokes = strokesAcross(turned, distance, box[1] + distance / 2);
  const reach = toUnits(REACH_MM);
  const ends = new Float64Array((strokes.length / 3) * 4);
  for (let i = 0, at = 0; i < strokes.length; i += 3) {
    ends[at++] = strokes[i + 1]! - reach;
    ends[at++] = strokes[i]!;
    ends[at++] = strokes[i + 2]! + reach;
    ends[at++] = strokes[i]!;
  }
  const placed = rotate(ends, angle);
  let total = 0;
  let anchored = 0;
  let longest = 0;
  for (let i = 0; i < ends.length; i += 4) {
    const length = ends[i + 2]! - ends[i]!;
    total += length;
    if (!isCarried(placed[i]!, placed[i + 1]!) || !isCarried(placed[i + 2]!, placed[i + 3]!))
      continue;
    anchored += length;
    longest = Math.max(longest, length);
  }
  return { anchored: total === 0 ? 0 : anchored / total, longest: longest || Infinity };
};
