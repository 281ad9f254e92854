// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, union } from '../../../src/pipeline/polygons/clip.ts';
import { boundingBox, polygonsArea, ringLength } from '../../../src/pipeline/polygons/measure.ts';
import { closing, offset, opening } from '../../../src/pipeline/polygons/offset.ts';
import type { Polygons } from '../../../src/pipeline/polygons/polygon.ts';
import { growing, thickDifference } from '../../../src/pipeline/polygons/thick-difference.ts';
import { AREA_UNITS_PER_MM2, toUnits } from '../../../src/shared/units.ts';
import { hole, rectangle, tangles } from './rings.ts';

const area = (polygons: Polygons): number => polygonsArea(polygons) / AREA_UNITS_PER_MM2;
const distance = fc.double({ min: 0.001, max: 3, noNaN: true }).map(toUnits);
const outside = (a: Polygons, b: Polygons): number => area(difference(a, b));
const rim = (polygons: Polygons): number =>
  (polygons.reduce((sum, ring) => sum + ringLength(ring), 0) * 6) / AREA_UNITS_PER_MM2 + 1e-6;

describe('offset', () => {
  test('a square grows and shrinks by the distance on every side, a hole the other way', () => {
    const frame = [rectangle(20, 20), hole(rectangle(10, 10, 5, 5))];
    expect(area(offset(frame, toUnits(1)))).toBe(22 * 22 - 8 * 8);
    expect(area(offset(frame, toUnits(-1)))).toBe(18 * 18 - 12 * 12);
    expect(offset(frame, toUnits(-2.5))).toEqual([]);
  });

  test('growing contains the area, and shrinking is contained in it', () => {
    fc.assert(
      fc.property(tangles, distance, (p, delta) => {
        const a = union(p);
        expect(outside(a, offset(a, delta))).toBeLessThan(rim(a));
        expect(outside(offset(a, -delta), a)).toBeLessThan(rim(a));
      }),
    );
  });

  test('opening takes away only, closing adds only', () => {
    fc.assert(
      fc.property(tangles, distance, (p, radius) => {
        const a = union(p);
        expect(outside(a, closing(a, radius))).toBeLessThan(rim(a));
        const open = opening(a, radius);
        // Sharp corners grow back a little further than they were: mitered joins.
        const box = boundingBox(a)!;
        const grown = boundingBox(open) ?? box;
        expect(grown[0]).toBeGreaterThanOrEqual(box[0] - 3 * radius);
        expect(area(opening(a, radius))).toBeLessThan(area(a) * 1.2 + rim(a));
      }),
    );
  });

  test('opening drops what is narrow and keeps what is wide', () => {
    const lollipop = union([rectangle(10, 10), rectangle(10, 1, 10, 4)]);
    expect(area(opening(lollipop, toUnits(0.6)))).toBeCloseTo(100, 6);
    expect(area(opening(lollipop, toUnits(0.4)))).toBeCloseTo(110, 6);
  });

  test('slivers of a unit and rings without area vanish without a word', () => {
    const sliver = Float64Array.of(0, 0, 1e6, 0, 1e6, 1, 0, 1);
    const flat = Float64Array.of(0, 0, 1e6, 0, 5e5, 0);
    for (const ring of [sliver, flat]) {
      expect(offset([ring], -10)).toEqual([]);
      expect(area(opening([ring], 100))).toBe(0);
    }
    expect(area(offset([sliver], toUnits(1)))).toBeCloseTo(102 * 2, 1);
  });
});

describe('thickDifference', () => {
  test('leaves out the strip along b and keeps what reaches further from it', () => {
    const a = union([rectangle(20, 20), rectangle(5, 0.2, 20, 10)]);
    expect(thickDifference(a, growing([rectangle(19.7, 20)]), toUnits(6))).toEqual([]);
    const kept = thickDifference(a, growing([rectangle(19.7, 20)]), toUnits(0.5));
    expect(area(kept)).toBeGreaterThan(0.2 * 4.9);
    expect(boundingBox(kept)![2]).toBe(toUnits(25));
  });

  test('lies within the difference and holds all of it that is further from b than the width', () => {
    fc.assert(
      fc.property(tangles, tangles, distance, (p, q, width) => {
        const [a, b] = [union(p), union(q)];
        const thick = thickDifference(a, growing(b), width);
        const slack = rim(a) + rim(b);
        expect(outside(thick, difference(a, b))).toBeLessThan(slack);
        const far = difference(a, offset(b, width));
        expect(outside(far, thick)).toBeLessThan(slack + rim(far));
      }),
    );
  });
});
