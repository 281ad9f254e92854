// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { difference, intersection } from './clip.ts';
import { offset } from './offset.ts';
import { NOTHING, type Polygons } from './polygon.ts';

/** 0.002 mm: keeps the grown core from missing the rim by rounding. */
const HAIR = 20;

/**
 * What is in `a` and not in `b`, without the strips along `b` that are nowhere wider than `width`
 * units. Like `opening(difference(a, b), width / 2)`, but never shrinks a thin ring: that turns it
 * inside out, which costs a hundred times more.
 */
export const thickDifference = (a: Polygons, b: Polygons, width: number): Polygons => {
  const far = difference(a, offset(b, width));
  if (far.length === 0) return NOTHING;
  return intersection(difference(a, b), offset(far, width + HAIR));
};
