// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutIntoRanges } from '../../../src/pipeline/toolpath/cut-into-ranges.ts';

const cost = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(0));
const costs = fc.array(fc.array(cost, { minLength: 1 }));

test('ranges hold each layer that costs anything once, and come in the order of the layers', () => {
  fc.assert(
    fc.property(costs, (objects) => {
      const ranges = cutIntoRanges(objects);
      const held = objects.map((_, task) =>
        ranges.filter((range) => range.task === task).flatMap(({ from, to }) => count(from, to)),
      );
      expect(held).toEqual(
        objects.map((layers) => [...layers.keys()].filter((i) => layers[i]! > 0)),
      );
      const froms = ranges.map(({ from }) => from);
      expect([...froms].sort((a, b) => a - b)).toEqual(froms);
      const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
      expect(sum(ranges.map(({ cost }) => cost))).toBe(sum(objects.flat()));
    }),
  );
});

test('layers of the same cost are shared evenly', () => {
  const ranges = cutIntoRanges([Array.from({ length: 240 }, () => 5)]);
  expect(ranges.map(({ from, to }) => to - from)).toEqual(Array.from({ length: 24 }, () => 10));
});

const count = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);
