// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { intersection } from '../../../src/pipeline/polygons/clip.ts';
import { polygonsArea } from '../../../src/pipeline/polygons/measure.ts';
import { NOTHING, type Polygons } from '../../../src/pipeline/polygons/polygon.ts';
import { slidingIntersection } from '../../../src/pipeline/polygons/sliding-intersection.ts';

const square = (x: number, y: number, size: number): Polygons => [
  Float64Array.of(x, y, x + size, y, x + size, y + size, x, y + size),
];

it('a sliding intersection is the intersection of every window, and nothing beyond the ends', () => {
  const coordinate = fc.integer({ min: 0, max: 3000 });
  const area = fc
    .tuple(coordinate, coordinate, fc.integer({ min: 3000, max: 9000 }))
    .map(([x, y, size]) => square(x, y, size));
  const window = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.array(area, { maxLength: 20 }), window, window, (areas, before, after) => {
      const windows = areas.map((_, i) => {
        let all: Polygons = areas[i]!;
        for (let k = i - before; k <= i + after; k++) all = intersection(all, areas[k] ?? NOTHING);
        return polygonsArea(all);
      });
      const sliding = slidingIntersection(areas, before, after);
      const inAnyOrder = areas.map((_, i) => (i * 7) % areas.length);
      for (const i of inAnyOrder) expect(polygonsArea(sliding(i))).toBe(windows[i]);
    }),
  );
});
