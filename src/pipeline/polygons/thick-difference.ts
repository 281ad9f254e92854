// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { difference, intersection } from './clip.ts';
import { islands } from './islands.ts';
import { polygonsArea } from './measure.ts';
import { offset } from './offset.ts';
import { NOTHING, ringsOf, type Polygons } from './polygon.ts';

/** 0.002 mm: keeps the grown core from missing the rim by rounding. */
const HAIR = 20;

/**
 * What is in `a` and not in `b`, without the strips along `b` that are nowhere wider than `width`
 * units. Like `opening(difference(a, b), width / 2)`, but never shrinks a thin ring: that turns it
 * inside out, which costs a hundred times more. `b` is given as a function that grows it by so
 * many units, 0 included: where it is an offset itself, one offset does for two.
 */
export const thickDifference = (
  a: Polygons,
  b: (grown: number) => Polygons,
  width: number,
): Polygons => {
  if (a.length === 0) return NOTHING;
  const far = difference(a, b(width));
  if (far.length === 0) return NOTHING;
  const near = b(0);
  // Place by place: most of both outlines is alike, and costs as much as it crosses itself.
  return islands(offset(far, width + HAIR)).flatMap((place) =>
    difference(intersection(ringsOf(place), a), near),
  );
};

/**
 * The same for what an opening leaves of `a`, where `b` is that opening. Mostly it leaves nothing,
 * which the sizes of both tell at once.
 */
export const thickRemainder = (
  a: Polygons,
  b: (grown: number) => Polygons,
  width: number,
): Polygons => {
  const opened = b(0);
  if (polygonsArea(a) - polygonsArea(opened) < (width * width) / 4) return NOTHING;
  return thickDifference(a, (grown) => (grown === 0 ? opened : b(grown)), width);
};

/** An area as `thickDifference` takes it. */
export const growing =
  (area: Polygons) =>
  (grown: number): Polygons =>
    offset(area, grown);
