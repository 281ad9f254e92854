// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hatch } from '../../../src/pipeline/polygons/hatch.ts';
import { strokesAcross } from '../../../src/pipeline/polygons/strokes-across.ts';
import { tangles } from './rings.ts';

test('are the spans of the hatch, to the last bit', () => {
  fc.assert(
    fc.property(
      tangles,
      fc.double({ min: 500, max: 20_000, noNaN: true }),
      fc.integer({ min: -1000, max: 1000 }),
      (area, distance, phase) => {
        const { spans, x, yOf } = hatch(area, distance, phase);
        expect([...strokesAcross(area, distance, phase)]).toEqual(
          spans.flatMap(({ line, left, right }) => [yOf(line), x[left]!, x[right]!]),
        );
      },
    ),
  );
});

test('nothing has none', () => {
  expect(strokesAcross([], 10, 0)).toEqual(new Float64Array(0));
});
