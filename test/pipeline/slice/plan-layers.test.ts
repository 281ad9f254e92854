// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planLayers } from '../../../src/pipeline/slice/plan-layers.ts';

const plan = (height: number, layer_height: number, first_layer_height = layer_height) => {
  const outcome = planLayers(height, { layer_height, first_layer_height });
  if (!outcome.ok) throw new Error(outcome.problems[0]!.code);
  return outcome.value;
};

test('20 mm in layers of 2 mm are 10 layers, cut in their middle', () => {
  const layers = plan(20, 2);
  expect(layers).toHaveLength(10);
  expect(layers[9]).toEqual({ index: 9, bottom: 18, top: 20, height: 2, plane: 19 });
});

test('heights are exact multiples, not sums', () => {
  const layers = plan(200, 0.1, 0.3);
  for (const { index, top } of layers) expect(top).toBe(0.3 + index * 0.1);
});

test('a rest of more than half a layer gets a layer, less does not', () => {
  expect(plan(10.11, 0.2)).toHaveLength(51);
  expect(plan(10.09, 0.2)).toHaveLength(50);
  expect(plan(10.000001, 0.2)).toHaveLength(50);
});

test('layers lie on one another, from the bed to within half a layer of the top', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      (height, step, first) => {
        const outcome = planLayers(height, { layer_height: step, first_layer_height: first });
        if (!outcome.ok) {
          expect(outcome.problems[0]!.code).toBe('slice-flat');
          expect(height).toBeLessThanOrEqual(first / 2);
          return;
        }
        const layers = outcome.value;
        expect(layers[0]!.bottom).toBe(0);
        layers.slice(1).forEach((layer, i) => expect(layer.bottom).toBeCloseTo(layers[i]!.top, 9));
        const top = layers[layers.length - 1]!.top;
        expect(Math.abs(height - top)).toBeLessThanOrEqual(Math.max(first, step) / 2 + 1e-4);
      },
    ),
  );
});

test('nothing to print and far too much to print are Problems', () => {
  const codeOf = (height: number, layer_height: number) => {
    const outcome = planLayers(height, { layer_height, first_layer_height: layer_height });
    return outcome.ok ? undefined : outcome.problems[0]!.code;
  };
  expect(codeOf(0, 0.2)).toBe('slice-flat');
  expect(codeOf(-5, 0.2)).toBe('slice-flat');
  expect(codeOf(NaN, 0.2)).toBe('slice-flat');
  expect(codeOf(4000, 0.01)).toBe('slice-too-many-layers');
});
