// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, union } from '../../../src/pipeline/polygons/clip.ts';
import { hatch } from '../../../src/pipeline/polygons/hatch.ts';
import { polygonsArea } from '../../../src/pipeline/polygons/measure.ts';
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

test('rings of several lines cover just what a rectangle for each piece of a line covers', () => {
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
      expect(polygonsArea(difference(union(rectangles), covered))).toBe(0);
      expect(polygonsArea(difference(union(covered), rectangles))).toBe(0);
      expect(polygonsArea(union(covered))).toBe(polygonsArea(union(rectangles)));
    }),
    { numRuns: 40 },
  );
});
