// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, intersection, union } from '../../../src/pipeline/polygons/clip.ts';
import { clipLines } from '../../../src/pipeline/polygons/clip-lines.ts';
import { islands } from '../../../src/pipeline/polygons/islands.ts';
import { polygonsArea, ringLength } from '../../../src/pipeline/polygons/measure.ts';
import { ringsOf, type Polygons } from '../../../src/pipeline/polygons/polygon.ts';
import { AREA_UNITS_PER_MM2, toUnits } from '../../../src/shared/units.ts';
import { hole, rectangle, tangles } from './rings.ts';

const area = (polygons: Polygons): number => polygonsArea(polygons) / AREA_UNITS_PER_MM2;

/** What rounding corners to whole units may change: two units along every outline, mm². */
const rounding = (...each: readonly Polygons[]): number =>
  (each.flat().reduce((sum, ring) => sum + ringLength(ring), 0) * 2) / AREA_UNITS_PER_MM2 + 1e-6;

describe('boolean operations', () => {
  test('two overlapping squares unite to one outline and leave what only one has', () => {
    const a = [rectangle(10, 10)];
    const b = [rectangle(10, 10, 5, 5)];
    expect(area(union(a, b))).toBe(175);
    expect(area(intersection(a, b))).toBe(25);
    expect(area(difference(a, b))).toBe(75);
  });

  test('union and intersection together have as much area as both alone', () => {
    fc.assert(
      fc.property(tangles, tangles, (p, q) => {
        const [a, b] = [union(p), union(q)];
        const both = area(union(a, b)) + area(intersection(a, b));
        expect(Math.abs(both - area(a) - area(b))).toBeLessThan(rounding(a, b));
      }),
    );
  });

  test('a difference and what it took away make the whole', () => {
    fc.assert(
      fc.property(tangles, tangles, (p, q) => {
        const [a, b] = [union(p), union(q)];
        const parts = area(difference(a, b)) + area(intersection(a, b));
        expect(Math.abs(parts - area(a))).toBeLessThan(rounding(a, b));
      }),
    );
  });

  test('nothing is neutral: united with it, cut by it, cut from it', () => {
    fc.assert(
      fc.property(tangles, (p) => {
        const a = union(p);
        expect(difference(a, [])).toBe(a);
        expect(intersection(a, [])).toEqual([]);
        expect(difference([], a)).toEqual([]);
        expect(area(difference(a, a))).toBe(0);
      }),
    );
  });

  test('islands have their own holes, and an island in a hole is one of its own', () => {
    const nested = [
      rectangle(20, 20),
      hole(rectangle(16, 16, 2, 2)),
      rectangle(8, 8, 6, 6),
      hole(rectangle(2, 2, 9, 9)),
      rectangle(5, 5, 30, 0),
    ];
    const found = islands(nested);
    expect(found.map((island) => area(ringsOf(island))).sort((a, b) => a - b)).toEqual([
      25, 60, 144,
    ]);
  });

  test('islands together are the area', () => {
    fc.assert(
      fc.property(tangles, (p) => {
        const a = union(p);
        const sum = islands(a).reduce((total, island) => total + area(ringsOf(island)), 0);
        expect(Math.abs(sum - area(a))).toBeLessThan(rounding(a));
      }),
    );
  });

  test('an open line keeps only its pieces inside, holes left out', () => {
    const frame = [rectangle(20, 20), hole(rectangle(10, 10, 5, 5))];
    const pieces = clipLines([Float64Array.of(-5, 10, 25, 10).map(toUnits)], frame);
    const ends = pieces.map((line) => [line[0]!, line[2]!].sort((a, b) => a - b));
    expect(ends.sort((a, b) => a[0]! - b[0]!)).toEqual([
      [0, toUnits(5)],
      [toUnits(15), toUnits(20)],
    ]);
  });
});
