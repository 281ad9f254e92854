// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import { boundsOf } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { boundingBox, polygonsArea } from '../../../src/pipeline/polygons/measure.ts';
import { checkLayer } from '../../../src/pipeline/slice/check-layer.ts';
import type { SlicedLayer } from '../../../src/pipeline/slice/layer.ts';
import { planLayers } from '../../../src/pipeline/slice/plan-layers.ts';
import { sliceObject } from '../../../src/pipeline/slice/slice-object.ts';
import { AREA_UNITS_PER_MM2, toUnits } from '../../../src/shared/units.ts';
import { box, cylinder, insideOut, together } from '../../shapes.ts';
import { shapes } from '../toolpath/random-shapes.ts';
import { plainSettings } from '../toolpath/slice-shape.ts';

const layersOf = (mesh: Mesh, overrides: RawSettings = {}): readonly SlicedLayer[] => {
  const settings = plainSettings(overrides);
  const plan = planLayers(boundsOf(mesh.positions)[1][2], settings);
  return plan.ok ? sliceObject(mesh, plan.value, settings) : [];
};
const area = ({ section }: SlicedLayer): number => polygonsArea(section) / AREA_UNITS_PER_MM2;

describe('sliceObject', () => {
  test('a 20 mm cube is one region of 400 mm² at every one of 100 layers', () => {
    const layers = layersOf(box(20, 20, 20));
    expect(layers).toHaveLength(100);
    for (const layer of layers) {
      expect(layer.section).toHaveLength(1);
      expect(area(layer)).toBe(400);
    }
  });

  test('layers that do not change share one section', () => {
    const layers = layersOf(box(20, 20, 20));
    expect(new Set(layers.map(({ section }) => section)).size).toBe(1);
  });

  test('overlapping shells unite, a shell inside out cuts', () => {
    const shells = together(
      box(10, 10, 5),
      box(10, 10, 5, [5, 5, 0]),
      insideOut(box(2, 2, 5, [6, 6, 0])),
    );
    // Two overlap there, so that one taken away leaves one.
    expect(area(layersOf(shells)[3]!)).toBe(175);
    const pipe = together(box(10, 10, 5), insideOut(box(4, 4, 5, [3, 3, 0])));
    expect(area(layersOf(pipe)[3]!)).toBe(84);
  });

  test('a mirrored mesh, all its triangles inside out, slices like the right one', () => {
    const right = layersOf(cylinder(8, 4, 40));
    const mirrored = layersOf(insideOut(cylinder(8, 4, 40)));
    expect(mirrored.map(area)).toEqual(right.map(area));
  });

  test('sizes are compensated, the first layer for its elephant foot', () => {
    const layers = layersOf(box(20, 20, 2), {
      xy_size_compensation: '0.1',
      elefant_foot_compensation: '0.2',
    });
    expect(area(layers[0]!)).toBeCloseTo(19.8 * 19.8, 6);
    expect(area(layers[1]!)).toBeCloseTo(20.2 * 20.2, 6);
  });

  test('a circle keeps its size within the resolution', () => {
    for (const { section } of layersOf(cylinder(10, 1, 720))) {
      const [x, y] = boundingBox(section)!;
      expect(Math.abs(x + toUnits(10))).toBeLessThan(130);
      expect(Math.abs(y + toUnits(10))).toBeLessThan(130);
      const gone = 1 - polygonsArea(section) / AREA_UNITS_PER_MM2 / (Math.PI * 100);
      expect(Math.abs(gone)).toBeLessThan(0.002);
    }
  });

  test('every layer of random, overlapping, torn shells is lawful', () => {
    fc.assert(
      fc.property(shapes, (mesh) => {
        expect(layersOf(mesh).flatMap((layer) => checkLayer(layer))).toEqual([]);
      }),
    );
  });
});

describe('checkLayer', () => {
  const [layer] = layersOf(box(20, 20, 1));
  const codes = (change: Partial<SlicedLayer>) =>
    checkLayer({ ...layer!, ...change }).map(({ code }) => code);

  test('accepts a lawful layer and names what is wrong with others', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ top: 5 })).toEqual(['slice-layer-heights']);
    expect(codes({ plane: NaN })).toEqual(['slice-layer-heights']);
    expect(codes({ section: [Float64Array.of(0, 0, 10, 10)] })).toContain('slice-ring-too-short');
    expect(codes({ section: [Float64Array.of(0, 0, 9e4, 0.5, 0, 9e4)] })).toContain(
      'slice-ring-not-whole',
    );
    expect(codes({ section: [Float64Array.of(0, 0, 1e9, 0, 0, 1e9)] })).toContain(
      'slice-ring-too-far',
    );
    const square = layer!.section[0]!;
    expect(codes({ section: [square, square.map((value) => value + 5)] })).toEqual([
      'slice-rings-overlap',
    ]);
  });
});
