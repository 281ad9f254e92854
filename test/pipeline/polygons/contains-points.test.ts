// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsPoints } from '../../../src/pipeline/polygons/contains-points.ts';
import { containsPoint } from '../../../src/pipeline/polygons/measure.ts';
import { tangles } from './rings.ts';

test('answers the same as looking at every side, corners and their heights included', () => {
  fc.assert(
    fc.property(tangles, (area) => {
      const isInside = containsPoints(area);
      const [xs, ys] = [0, 1].map((k) =>
        area.flatMap((ring) => [...ring].filter((_, i) => i % 2 === k)),
      ) as [number[], number[]];
      for (const x of xs)
        for (const y of ys)
          for (const by of [-0.5, 0, 1])
            expect(isInside(x + by, y + by)).toBe(containsPoint(area, x + by, y + by));
    }),
  );
});

test('nothing lies in no area', () => {
  expect(containsPoints([])(0, 0)).toBe(false);
});
