// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { checkToolpaths } from '../../../src/pipeline/toolpath/check-toolpaths.ts';
import type { LayerToolpath, Move } from '../../../src/pipeline/toolpath/toolpath.ts';
import { box } from '../../shapes.ts';
import { bead, layersOf, TINY, travel } from '../gcode/tiny-toolpaths.ts';
import { slice } from './slice-shape.ts';

const codes = (...layers: readonly LayerToolpath[]) =>
  checkToolpaths({ objects: ['a', 'b'], layers }, { bed_size_x: 100, bed_size_y: 100 }).map(
    ({ code }) => code,
  );
const moves = (...list: readonly Move[]) => layersOf([list])[0]!;
const square = [10, 10, 20, 10, 20, 20, 10, 10];

describe('checkToolpaths', () => {
  test('accepts what is lawful', () => {
    expect(checkToolpaths(TINY)).toEqual([]);
    expect(checkToolpaths(slice(box(10, 10, 3)))).toEqual([]);
    expect(codes(moves(travel([10, 10]), bead(square)))).toEqual([]);
  });

  test('names each law that is broken, with the layer', () => {
    const lawful = [travel([10, 10]), bead(square)];
    const layer = moves(...lawful);
    expect(codes({ ...layer, z: 0.3 })).toEqual(['slice-layer-order']);
    expect(codes(layer, layer)).toContain('slice-layer-order');
    expect(codes({ ...layer, fan: 101 })).toEqual(['slice-fan']);
    expect(codes(moves(bead(square)))).toEqual(['slice-jump']);
    expect(codes(moves(travel([11, 10]), bead(square)))).toEqual(['slice-jump']);
    expect(codes(moves(travel([10, 10]), bead([10, 10])))).toContain('slice-empty-move');
    expect(codes(moves(travel([10, 10]), bead([10, 10, 10, 10])))).toEqual(['slice-empty-move']);
    expect(codes(moves(travel([]), ...lawful))).toContain('slice-empty-move');
    expect(codes(moves(travel([10, NaN]), ...lawful))).toContain('slice-not-finite');
    expect(codes(moves(travel([10, 101]), ...lawful))).toEqual(['slice-outside-bed']);
    expect(codes(moves(travel([10, 10], true, -1), bead(square)))).toEqual(['slice-lift']);
    for (const wrong of [{ width: 0 }, { mm3PerMm: -1 }, { speed: NaN }, { height: Infinity }])
      expect(codes(moves(travel([10, 10]), bead(square, wrong)))).toEqual(['slice-bead-measures']);
    for (const object of [2, -2, 0.5])
      expect(codes(moves(travel([10, 10]), bead(square, { object })))).toEqual([
        'slice-unknown-object',
      ]);
    expect(checkToolpaths({ objects: [], layers: [{ ...layer, z: 9 }] })[0]!.where).toEqual({
      layer: 0,
    });
  });
});
