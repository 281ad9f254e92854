// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { AREA_UNITS_PER_MM2 } from '../../../shared/units.ts';
import { difference } from '../../polygons/clip.ts';
import { islands } from '../../polygons/islands.ts';
import type { Hatch } from '../../polygons/hatch.ts';
import { polygonsArea } from '../../polygons/measure.ts';
import { ringsOf, type Polygons, type Ring } from '../../polygons/polygon.ts';
import { coveredByLines } from './covered-by-lines.ts';

/** Smaller pieces are covered by the round ends of the lines beside them, mm². */
const LEAST_AREA_MM2 = 0.02;
/** Lines reach this share of their distance beyond their ends: their round ends do. */
const REACH = 0.25;
/** Outlines steeper than this (dy/dx) leave only what round ends cover. */
const STEEP = 0.8;

/**
 * What horizontal lines, each as wide as their `distance` (units), leave of the area that they
 * were drawn across: wedges where they meet the outline at a small angle, and strips along
 * outlines that end between two lines.
 */
export const leftovers = (area: Polygons, lines: Hatch, distance: number): Polygons => {
  if (!area.some(isFlatSomewhere)) return [];
  const covered = coveredByLines(lines, distance, REACH * distance);
  return islands(difference(area, covered))
    .map(ringsOf)
    .filter((rings) => polygonsArea(rings) >= LEAST_AREA_MM2 * AREA_UNITS_PER_MM2)
    .flat();
};

const isFlatSomewhere = (ring: Ring): boolean => {
  for (let i = 0; i < ring.length; i += 2) {
    const dx = ring[(i + 2) % ring.length]! - ring[i]!;
    const dy = ring[(i + 3) % ring.length]! - ring[i + 1]!;
    if (Math.abs(dy) < STEEP * Math.abs(dx)) return true;
  }
  return false;
};
