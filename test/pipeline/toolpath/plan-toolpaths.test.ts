// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeGcode } from '../../../src/pipeline/gcode/write-gcode.ts';
import { planToolpaths } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { checkToolpaths } from '../../../src/pipeline/toolpath/check-toolpaths.ts';
import { box, cylinder, insideOut, sphere, together } from '../../shapes.ts';
import { NOTICE } from '../gcode/tiny-toolpaths.ts';
import { moved } from './random-shapes.ts';
import { beadsOf, lengthOf, plainSettings, slice } from './slice-shape.ts';

const part = together(
  cylinder(9, 4, 48),
  insideOut(box(6, 4, 4, [-3, -2, 0])),
  moved(sphere(4, 20), [14, 0, 4]),
);

test('the same input gives the same bytes', () => {
  const settings = plainSettings({ fill_pattern: 'gyroid', seam_position: 'random' });
  const bytes = [1, 2].map(() => {
    const toolpaths = planToolpaths([{ name: 'part', mesh: part, offset: [110, 110] }], settings);
    const written = toolpaths.ok && writeGcode(toolpaths.value, settings, NOTICE);
    if (!written || !written.ok) throw new Error('not written');
    return written.value.bytes;
  });
  expect(bytes[0]).toEqual(bytes[1]);
});

test('where a ring begins and in which order triangles come changes little', () => {
  const reversed = {
    positions: part.positions,
    triangles: Uint32Array.from({ length: part.triangles.length }, (_, i) => {
      const triangle = part.triangles.length / 3 - 1 - Math.floor(i / 3);
      return part.triangles[3 * triangle + (i % 3)]!;
    }),
  };
  const total = (mesh: typeof part) =>
    slice(mesh).layers.reduce((sum, layer) => sum + lengthOf(beadsOf(layer)), 0);
  expect(total(reversed) / total(part)).toBeCloseTo(1, 3);
});

test('layers lie at exact multiples of their height, from the bed up', () => {
  const { layers } = slice(box(20, 20, 20), { first_layer_height: '0.3', layer_height: '0.2' });
  expect(layers).toHaveLength(99);
  for (const { index, z } of layers) expect(z).toBe(0.3 + index * 0.2);
});

test('copies of one part are the same beads elsewhere', () => {
  const mesh = box(8, 8, 2);
  const outcome = planToolpaths(
    [
      { name: 'a', mesh, offset: [50, 50] },
      { name: 'b', mesh, offset: [80, 90] },
    ],
    plainSettings(),
  );
  if (!outcome.ok) throw new Error('not planned');
  expect(checkToolpaths(outcome.value)).toEqual([]);
  expect(outcome.value.objects).toEqual(['a', 'b']);
  for (const layer of outcome.value.layers) {
    const [a, b] = [0, 1].map((object) => beadsOf(layer).filter((bead) => bead.object === object));
    expect(lengthOf(a!)).toBeCloseTo(lengthOf(b!), 2);
    expect(a!.every(({ points }) => points[0]! < 60)).toBe(true);
  }
});

test('a part of another height ends where it ends', () => {
  const outcome = planToolpaths(
    [
      { name: 'low', mesh: box(8, 8, 1), offset: [50, 50] },
      { name: 'high', mesh: box(8, 8, 3), offset: [80, 50] },
    ],
    plainSettings(),
  );
  if (!outcome.ok) throw new Error('not planned');
  const objects = outcome.value.layers.map((layer) =>
    [...new Set(beadsOf(layer).map(({ object }) => object))].sort().join(),
  );
  expect(objects).toEqual([...Array<string>(5).fill('0,1'), ...Array<string>(10).fill('1')]);
});

test('progress is told for every layer, rising', () => {
  const seen: number[] = [];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), (height) => {
      seen.length = 0;
      planToolpaths(
        [{ name: 'part', mesh: box(8, 8, height), offset: [50, 50] }],
        plainSettings(),
        {
          progress: ({ stage, done, total }) => {
            if (stage === 'toolpaths') seen.push(done / total);
          },
        },
      );
      expect(seen).toHaveLength(5 * height);
      expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    }),
    { numRuns: 5 },
  );
});
