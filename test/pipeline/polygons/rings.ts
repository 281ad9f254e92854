// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import type { Polygons, Ring } from '../../../src/pipeline/polygons/polygon.ts';
import { cos, sin } from '../../../src/shared/math.ts';
import { toUnits } from '../../../src/shared/units.ts';

/** A rectangle in mm, counter-clockwise. */
export const rectangle = (width: number, depth: number, x = 0, y = 0): Ring =>
  Float64Array.of(x, y, x + width, y, x + width, y + depth, x, y + depth).map(toUnits);

/** A regular polygon in mm around (x, y), counter-clockwise. */
export const regular = (radius: number, sides: number, x = 0, y = 0): Ring =>
  Float64Array.from({ length: 2 * sides }, (_, i) => {
    const angle = (2 * Math.PI * (i >> 1)) / sides;
    return toUnits(i % 2 === 0 ? x + radius * cos(angle) : y + radius * sin(angle));
  });

/** The other way around: a hole. */
export const hole = (ring: Ring): Ring => {
  const turned = ring.slice();
  for (let i = 0; i < ring.length; i += 2) {
    turned[i] = ring[ring.length - 2 - i]!;
    turned[i + 1] = ring[ring.length - 1 - i]!;
  }
  return turned;
};

export const annulus = (outer: number, inner: number, sides = 64): Polygons => [
  regular(outer, sides),
  hole(regular(inner, sides)),
];

const coordinate = fc.integer({ min: toUnits(-20), max: toUnits(20) });

/** Stars around the origin: simple, often concave. */
const star: fc.Arbitrary<Ring> = fc
  .array(fc.double({ min: 0.3, max: 15, noNaN: true }), { minLength: 3, maxLength: 16 })
  .map((radii) =>
    Float64Array.from({ length: 2 * radii.length }, (_, i) => {
      const angle = (2 * Math.PI * (i >> 1)) / radii.length;
      return toUnits(radii[i >> 1]! * (i % 2 === 0 ? cos(angle) : sin(angle)));
    }),
  );

/** Rings that may cross themselves. */
const scribble: fc.Arbitrary<Ring> = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 10 })
  .map((points) => Float64Array.from(points.flat()));

const shifted: fc.Arbitrary<Ring> = fc
  .tuple(star, coordinate, coordinate)
  .map(([ring, dx, dy]) => ring.map((value, i) => value + (i % 2 === 0 ? dx : dy)));

/** A few rings that may cross and overlap. */
export const tangles: fc.Arbitrary<Polygons> = fc.array(fc.oneof(shifted, shifted, scribble), {
  minLength: 1,
  maxLength: 4,
});
