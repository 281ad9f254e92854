// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, intersection, union } from '../../../src/pipeline/polygons/clip.ts';
import { polygonsArea, ringLength } from '../../../src/pipeline/polygons/measure.ts';
import { edgesOf } from '../../../src/pipeline/polygons/overlay/edges.ts';
import { splitEdges } from '../../../src/pipeline/polygons/overlay/split-edges.ts';
import type { Polygons } from '../../../src/pipeline/polygons/polygon.ts';
import { tangles } from './rings.ts';
import { distanceToRings, windingAt } from './places.ts';

/** Rings on a lattice: corners coincide, sides overlap, three cross in a point. */
const onLattice = (step: number): fc.Arbitrary<Polygons> => {
  const place = fc.integer({ min: 0, max: 12 }).map((k) => k * step);
  const ring = fc
    .array(fc.tuple(place, place), { minLength: 3, maxLength: 12 })
    .map((points) => Float64Array.from(points.flat()));
  return fc.array(ring, { minLength: 1, maxLength: 5 });
};

const anyRings = fc.oneof(tangles, onLattice(60), onLattice(500), onLattice(10_000));

/** Places all over the rings, and beside each of their corners. */
const placesOf = (rings: Polygons): readonly (readonly [number, number])[] => {
  const corners = rings.flatMap((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!] as const),
  );
  const between = corners.map(
    ([x, y], i) =>
      [
        (x + corners[(i * 7 + 3) % corners.length]![0]) / 2,
        (y + corners[(i * 7 + 3) % corners.length]![1]) / 2,
      ] as const,
  );
  return [
    ...between,
    ...corners.flatMap(([x, y]) => [[x + 5, y + 3] as const, [x - 3, y - 5] as const]),
  ];
};

/** Places nearer to a side than this may fall on either side of it by rounding, units. */
const ROUNDING = 3;

/** The same places are inside the result as the winding numbers of the operands say. */
const expectSamePlaces = (
  result: Polygons,
  rings: Polygons,
  isInside: (x: number, y: number) => boolean,
): void => {
  for (const [x, y] of placesOf(rings)) {
    if (distanceToRings(rings, x, y) <= ROUNDING) continue;
    expect([x, y, windingAt(result, x, y)]).toEqual([x, y, isInside(x, y) ? 1 : 0]);
  }
};

describe('overlay', () => {
  test('holds the places that winding numbers say, whatever coincides', () => {
    fc.assert(
      fc.property(anyRings, anyRings, (a, b) => {
        const rings = [...a, ...b];
        const inA = (x: number, y: number): boolean => windingAt(a, x, y) !== 0;
        const inB = (x: number, y: number): boolean => windingAt(b, x, y) !== 0;
        expectSamePlaces(union(a), a, inA);
        expectSamePlaces(intersection(a, b), rings, (x, y) => inA(x, y) && inB(x, y));
        expectSamePlaces(difference(a, b), rings, (x, y) => inA(x, y) && !inB(x, y));
      }),
      { numRuns: 1000 },
    );
  });

  test('ends where everything lies within a few units, and keeps the area', () => {
    fc.assert(
      fc.property(onLattice(1), (p) => {
        const a = union(p);
        const rim = a.reduce((sum, ring) => sum + 2 * ringLength(ring), 10);
        expect(Math.abs(polygonsArea(union(a)) - polygonsArea(a))).toBeLessThan(rim);
      }),
    );
  });

  test('gives rings that hardly anything is left to split of', () => {
    fc.assert(
      fc.property(anyRings, anyRings, (a, b) => {
        const united = union(a, b);
        const again = union(united);
        const rim = united.reduce((sum, ring) => sum + ringLength(ring), 10);
        expect(Math.abs(polygonsArea(again) - polygonsArea(united))).toBeLessThan(rim);
        const sides = edgesOf(united, []);
        // A corner that was left out of a straight side may lie half a unit beside it.
        expect(splitEdges(sides).edges.count - sides.count).toBeLessThanOrEqual(sides.count / 5);
      }),
      { numRuns: 300 },
    );
  });

  test('areas that touch in a point stay apart', () => {
    const two = union([
      Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10),
      Float64Array.of(10, 10, 20, 10, 20, 20, 10, 20),
    ]);
    expect(two.map((ring) => polygonsArea([ring]))).toEqual([100, 100]);
  });
});
