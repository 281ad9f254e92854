// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { union } from '../../../src/pipeline/polygons/clip.ts';
import { medialAxis } from '../../../src/pipeline/polygons/medial-axis/medial-axis.ts';
import { containsPoint } from '../../../src/pipeline/polygons/measure.ts';
import { toMm, toUnits } from '../../../src/shared/units.ts';
import { annulus, rectangle, tangles } from './rings.ts';

const widths = (min: number, max: number) => ({ minWidth: toUnits(min), maxWidth: toUnits(max) });

const lengthOf = ({ points, closed }: { points: Float64Array; closed: boolean }): number => {
  let length = 0;
  for (let i = closed ? 0 : 2; i < points.length; i += 2) {
    const before = (i + points.length - 2) % points.length;
    const dx = points[i]! - points[before]!;
    const dy = points[i + 1]! - points[before + 1]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return toMm(length);
};

describe('medialAxis', () => {
  test('a narrow ring has one closed line along its middle', () => {
    const axis = medialAxis(annulus(10.2, 9.8, 128), widths(0.1, 1));
    expect(axis).toHaveLength(1);
    expect(axis[0]!.closed).toBe(true);
    expect(lengthOf(axis[0]!)).toBeCloseTo(2 * Math.PI * 10, 0);
    for (const radius of axis[0]!.radii) expect(toMm(radius)).toBeCloseTo(0.2, 2);
  });

  test('a bar of 20 × 100 mm has one line of at least 80 mm', () => {
    const axis = medialAxis([rectangle(20, 100)], widths(1, 30));
    expect(axis).toHaveLength(1);
    expect(lengthOf(axis[0]!)).toBeGreaterThanOrEqual(80);
    for (let i = 0; i < axis[0]!.points.length; i += 2)
      expect(Math.abs(toMm(axis[0]!.points[i]!) - 10)).toBeLessThan(0.01);
  });

  test('what is wider or narrower than asked for has no axis', () => {
    expect(medialAxis([rectangle(20, 2)], widths(0.1, 1.9))).toEqual([]);
    expect(medialAxis([rectangle(20, 0.05)], widths(0.1, 1))).toEqual([]);
  });

  test('a cross has four arms that meet', () => {
    const cross = union([rectangle(20, 1, -10, -0.5), rectangle(1, 20, -0.5, -10)]);
    const axis = medialAxis(cross, widths(0.2, 2));
    const total = axis.reduce((sum, line) => sum + lengthOf(line), 0);
    expect(total).toBeGreaterThan(35);
    expect(total).toBeLessThan(41);
  });

  test('a wedge has widths that grow with the way', () => {
    const wedge = Float64Array.of(0, -0.05, 20, -0.5, 20, 0.5, 0, 0.05).map(toUnits);
    const [axis] = medialAxis([wedge], widths(0.1, 2));
    const order = axis!.points[0]! < axis!.points[axis!.points.length - 2]! ? 1 : -1;
    for (let i = 1; i < axis!.radii.length; i++)
      expect(order * (axis!.radii[i]! - axis!.radii[i - 1]!)).toBeGreaterThan(-20);
    expect(toMm(Math.max(...axis!.radii))).toBeCloseTo(0.5, 1);
  });

  test('lines lie inside, with radii within the limits, for any area', () => {
    fc.assert(
      fc.property(tangles, fc.double({ min: 0.5, max: 5, noNaN: true }), (tangle, max) => {
        const area = union(tangle);
        const options = widths(0.2, max);
        for (const { points, radii } of medialAxis(area, options)) {
          expect(radii.every((r) => r > 0 && 2 * r <= options.maxWidth + 1)).toBe(true);
          for (let i = 0; i < radii.length; i++)
            if (radii[i]! > 10)
              expect(containsPoint(area, points[2 * i]!, points[2 * i + 1]!)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('degenerate areas have none', () => {
    for (const ring of [
      Float64Array.of(0, 0, 10, 0, 5, 0),
      Float64Array.of(0, 0, 1, 0, 0, 1),
      Float64Array.of(0, 0, 1e6, 0, 1e6, 1, 0, 1),
    ])
      expect(medialAxis([ring], widths(0.1, 1))).toEqual([]);
    expect(medialAxis([], widths(0.1, 1))).toEqual([]);
  });
});
