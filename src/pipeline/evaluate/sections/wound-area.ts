// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel } from '../kernel/kernel.ts';
import { outlinesOf } from './outlines.ts';

type Point = readonly [number, number];

/** In parts of the area: less is rounding. */
const TOLERANCE = 1e-8;

/**
 * Rings of what outlines (sides, stride 4) wind around counter-clockwise. Undefined when that is
 * what they enclose anyway, or when they run the other way as a whole.
 */
export const woundArea = (
  { CrossSection }: Kernel,
  sides: Float64Array,
): readonly (readonly Point[])[] | undefined => {
  const outlines = outlinesOf(sides);
  const enclosed = outlines.reduce((sum, outline) => sum + signedArea(outline), 0);
  if (!(enclosed > 0)) return undefined;
  const section = new CrossSection(outlines, 'Positive');
  try {
    const isFine = Math.abs(section.area() - enclosed) <= TOLERANCE * enclosed;
    return isFine ? undefined : section.toPolygons();
  } finally {
    section.delete();
  }
};

const signedArea = (outline: readonly Point[]): number => {
  let twice = 0;
  let [x, y] = outline.at(-1)!;
  for (const [nextX, nextY] of outline) {
    twice += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return twice / 2;
};
