// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, union } from '../../../src/pipeline/polygons/clip.ts';
import { hatch } from '../../../src/pipeline/polygons/hatch.ts';
import type { Polygons, Ring } from '../../../src/pipeline/polygons/polygon.ts';
import { coveredByLines } from '../../../src/pipeline/toolpath/infill/covered-by-lines.ts';

const coordinate = fc.integer({ min: 0, max: 60_000 });
/** Triangles anywhere, some over others: islands, holes and branches of all kinds. */
const areas = fc
  .array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rings): Polygons => union(rings.map((ring) => Float64Array.from(ring.flat()))));

test('rings of several lines cover what a rectangle for each piece of a line covers, but for triangles at ends that are joined by a slant', () => {
  fc.assert(
    fc.property(areas, fc.integer({ min: 1000, max: 9000 }), (area, distance) => {
      const lines = hatch(area, distance, 311);
      const reach = distance / 4;
      const rectangles = lines.spans.map(({ line, left, right }): Ring => {
        const from = Math.round(lines.x[left]! - reach);
        const to = Math.round(lines.x[right]! + reach);
        const low = Math.round(lines.yOf(line) - distance / 2) - 20;
        const high = Math.round(lines.yOf(line) + distance / 2) + 20;
        return Float64Array.of(from, low, to, low, to, high, from, high);
      });
      const covered = coveredByLines(lines, distance, reach);
      expect(covered.length).toBeLessThanOrEqual(rectangles.length);
      const differing = [
        ...difference(union(rectangles), covered),
        ...difference(union(covered), rectangles),
      ];
      const ends = lines.spans.flatMap(({ line, left, right }) =>
        [lines.x[left]! - reach, lines.x[right]! + reach].map((x) => ({ x, y: lines.yOf(line) })),
      );
      for (const ring of differing)
        for (let i = 0; i < ring.length; i += 2) {
          const isBesideEnd = ends.some(
            ({ x, y }) =>
              Math.abs(ring[i]! - x) <= 0.8 * distance + 100 &&
              Math.abs(ring[i + 1]! - y) <= distance / 2 + 50,
          );
          expect(isBesideEnd).toBe(true);
        }
    }),
    { numRuns: 40 },
  );
});
