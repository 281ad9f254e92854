// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ringArea, ringLength } from '../../../src/pipeline/polygons/measure.ts';
import { simplify, simplifyLine } from '../../../src/pipeline/polygons/simplify.ts';
import { regular, tangles } from './rings.ts';

test('points on straight sides go, corners stay', () => {
  const square = Float64Array.of(0, 0, 50, 0, 100, 0, 100, 50, 100, 100, 40, 100, 0, 100);
  expect(simplify([square], 1)).toEqual([Float64Array.of(0, 0, 100, 0, 100, 100, 0, 100)]);
});

test('a circle of many points keeps its area but for the tolerance along its outline', () => {
  const circle = regular(10, 2000);
  const [simple] = simplify([circle], 100);
  expect(simple!.length).toBeLessThan(500);
  expect(Math.abs(ringArea(simple!) - ringArea(circle))).toBeLessThan(100 * ringLength(circle));
});

test('every point that is left out lies within the tolerance of the simple ring', () => {
  fc.assert(
    fc.property(tangles, fc.integer({ min: 1, max: 20_000 }), (rings, tolerance) => {
      for (const ring of rings) {
        const [simple] = simplify([ring], tolerance);
        if (simple === undefined) continue;
        for (let i = 0; i < ring.length; i += 2)
          expect(distanceToRing(simple, ring[i]!, ring[i + 1]!)).toBeLessThanOrEqual(
            tolerance + 1e-6,
          );
      }
    }),
  );
});

test('an open line keeps its ends', () => {
  const line = Float64Array.of(0, 0, 10, 1, 20, -1, 30, 0);
  expect(simplifyLine(line, 2)).toEqual(Float64Array.of(0, 0, 30, 0));
  expect(simplifyLine(line, 0.5)).toEqual(line);
});

const distanceToRing = (ring: Float64Array, x: number, y: number): number => {
  let least = Infinity;
  for (let i = 0; i < ring.length; i += 2) {
    const ax = ring[i]!;
    const ay = ring[i + 1]!;
    const dx = ring[(i + 2) % ring.length]! - ax;
    const dy = ring[(i + 3) % ring.length]! - ay;
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.sqrt((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2));
  }
  return least;
};
