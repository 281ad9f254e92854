// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, intersection, union } from '../../../src/pipeline/polygons/clip.ts';
import { boundingBox, containsPoint } from '../../../src/pipeline/polygons/measure.ts';
import { nearBox } from '../../../src/pipeline/polygons/near-box.ts';
import { offset } from '../../../src/pipeline/polygons/offset.ts';
import { overlay } from '../../../src/pipeline/polygons/overlay/overlay.ts';
import {
  thickDifference,
  thickRemainder,
} from '../../../src/pipeline/polygons/thick-difference.ts';
import { rectangle, tangles } from './rings.ts';

const places = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  { minLength: 20, maxLength: 20 },
);

test('within the box the area is the same, and it has no new point', () => {
  fc.assert(
    fc.property(tangles, tangles, places, (tangle, other, shares) => {
      const area = union(tangle);
      const box = boundingBox([other[0]!.map((value) => value / 3)])!;
      const near = nearBox(area, box);
      const points = (rings: readonly Float64Array[]) =>
        rings.flatMap((ring) =>
          Array.from({ length: ring.length / 2 }, (_, i) => `${ring[2 * i]} ${ring[2 * i + 1]}`),
        );
      const known = new Set(points(area));
      expect(points(near).every((point) => known.has(point))).toBe(true);
      expect(points(near).length).toBeLessThanOrEqual(points(area).length);
      for (const [u, v] of shares) {
        const x = box[0] + u * (box[2] - box[0]);
        const y = box[1] + v * (box[3] - box[1]);
        expect(containsPoint(near, x, y)).toBe(containsPoint(area, x, y));
      }
    }),
  );
});

test('what lies far on one side is left out, what lies around stays around', () => {
  const box = [0, 0, 100, 100] as const;
  expect(nearBox([rectangle(1, 1)], box)).toHaveLength(1);
  expect(nearBox([rectangle(1, 1).map((value) => value + 50_000)], box)).toEqual([]);
  expect(containsPoint(nearBox([rectangle(100, 100)], box), 50, 50)).toBe(true);
});

test('intersection and difference give what an overlay of the whole areas gives', () => {
  fc.assert(
    fc.property(tangles, tangles, (one, two) => {
      const a = union(one);
      const b = union(two).map((ring) => ring.map((value) => Math.round(value / 4)));
      if (a.length === 0 || b.length === 0) return;
      const both = overlay(a, b, (inA, inB) => inA !== 0 && inB !== 0);
      const rest = overlay(b, a, (inB, inA) => inB !== 0 && inA === 0);
      const sorted = (rings: readonly Float64Array[]) =>
        rings.map((ring) => rotated([...ring]).join()).sort();
      expect(sorted(intersection(a, b))).toEqual(sorted(both));
      expect(sorted(difference(b, a))).toEqual(sorted(rest));
    }),
  );
});

test('what an opening leaves is told to be nothing only where it is', () => {
  fc.assert(
    fc.property(tangles, fc.integer({ min: 500, max: 6000 }), (tangle, radius) => {
      const area = union(tangle);
      const core = offset(area, -radius);
      const opened = (grown: number) => offset(core, radius + grown);
      const width = 1000;
      const left = thickRemainder(area, opened, width);
      if (left.length === 0) expect(thickDifference(area, opened, width)).toEqual([]);
    }),
  );
});

/** Numbers of a ring from its least point on. */
const rotated = (ring: readonly number[]): readonly number[] => {
  let best = 0;
  for (let i = 2; i < ring.length; i += 2)
    if (ring[i]! < ring[best]! || (ring[i] === ring[best] && ring[i + 1]! < ring[best + 1]!))
      best = i;
  return [...ring.slice(best), ...ring.slice(0, best)];
};
