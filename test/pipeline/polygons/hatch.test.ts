// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { union } from '../../../src/pipeline/polygons/clip.ts';
import { hatch } from '../../../src/pipeline/polygons/hatch.ts';
import {
  boundingBox,
  containsPoint,
  polygonsArea,
} from '../../../src/pipeline/polygons/measure.ts';
import { rectangle, tangles } from './rings.ts';

test('lines across a rectangle are as long as it is wide, at the phase asked for', () => {
  const lines = hatch([rectangle(20, 10)], 10_000, 5000);
  expect(lines.spans).toHaveLength(10);
  expect(lines.spans.map(({ line }) => lines.yOf(line))[0]).toBe(5000);
  for (const { left, right } of lines.spans)
    expect([lines.x[left], lines.x[right]]).toEqual([0, 200_000]);
});

test('length times distance is the area, for lines close enough', () => {
  fc.assert(
    fc.property(tangles, fc.integer({ min: 0, max: 400 }), (tangle, phase) => {
      const area = union(tangle);
      if (area.length === 0) return;
      const { spans, x } = hatch(area, 400, phase);
      const length = spans.reduce((sum, { left, right }) => sum + x[right]! - x[left]!, 0);
      const box = boundingBox(area)!;
      // Each ring may gain or lose about one line at its top and bottom.
      const slack = 400 * (box[2] - box[0]) * area.length;
      expect(Math.abs(length * 400 - polygonsArea(area))).toBeLessThan(slack);
    }),
  );
});

test('every crossing ends one piece, and the middle of each piece is inside', () => {
  fc.assert(
    fc.property(tangles, fc.integer({ min: 500, max: 30_000 }), (tangle, distance) => {
      const area = union(tangle);
      const { spans, x, line, yOf } = hatch(area, distance, 0.5);
      const ends = spans.flatMap(({ left, right }) => [left, right]);
      expect(new Set(ends).size).toBe(line.length);
      for (const { left, right, line: k } of spans)
        if (x[right]! - x[left]! > 4)
          expect(containsPoint(area, (x[left]! + x[right]!) / 2, yOf(k))).toBe(true);
    }),
  );
});

test('walking from crossing to crossing goes once around each ring', () => {
  fc.assert(
    fc.property(tangles, (tangle) => {
      const area = union(tangle);
      const { next, previous, cornersAfter, line } = hatch(area, 20_000, 0);
      const seen = new Set<number>();
      for (let start = 0; start < line.length; start++) {
        if (seen.has(start)) continue;
        let corners = 0;
        let at = start;
        do {
          expect(previous[next[at]!]).toBe(at);
          seen.add(at);
          corners += cornersAfter(at).length / 2;
          at = next[at]!;
        } while (at !== start);
        expect(area.map((ring) => ring.length / 2)).toContain(corners);
      }
    }),
  );
});
