// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import type {
  Extrusion,
  LayerToolpath,
  Toolpaths,
} from '../../../src/pipeline/toolpath/toolpath.ts';
import { hexahedron, box, insideOut, together } from '../../shapes.ts';
import { prism } from './prism.ts';
import { beadsOf, lengthOf, plainSettings, slice, volumeOf } from './slice-shape.ts';

const SOLID = ['Solid infill', 'Top solid infill', 'Bridge infill'] as const;

const solidLayers = ({ layers }: Toolpaths): readonly number[] =>
  layers.filter((layer) => beadsOf(layer, ...SOLID).length > 0).map((layer) => layer.index);

describe('shells', () => {
  test('3 top and 3 bottom layers are solid, and no other', () => {
    const cube = slice(box(20, 20, 4));
    expect(solidLayers(cube)).toEqual([0, 1, 2, 17, 18, 19]);
    for (const layer of cube.layers)
      if (solidLayers(cube).includes(layer.index))
        expect(beadsOf(layer, 'Internal infill')).toEqual([]);
  });

  test('with 0 top and 0 bottom layers none is solid', () => {
    const cube = slice(box(20, 20, 4), { top_solid_layers: '0', bottom_solid_layers: '0' });
    expect(solidLayers(cube)).toEqual([]);
  });

  test('a least thickness asks for as many layers as it takes', () => {
    const cube = slice(box(20, 20, 4), { top_solid_min_thickness: '1' });
    expect(solidLayers(cube)).toEqual([0, 1, 2, 15, 16, 17, 18, 19]);
  });

  test('only the last layer is a visible top', () => {
    const cube = slice(box(20, 20, 4));
    const tops = cube.layers.filter((layer) => beadsOf(layer, 'Top solid infill').length > 0);
    expect(tops.map(({ index }) => index)).toEqual([19]);
  });

  test('the first solid layer over sparse infill is printed like a bridge, the next is not', () => {
    const { layers } = slice(box(20, 20, 4), { bridge_speed: '17', solid_infill_speed: '45' });
    const speeds = (index: number) =>
      new Set(beadsOf(layers[index]!, ...SOLID).map(({ speed }) => speed));
    expect(speeds(17)).toEqual(new Set([17]));
    expect(speeds(18)).toEqual(new Set([45]));
  });

  test('slopes keep their shell: a pyramid of 30° has solid infill along its sides on every layer', () => {
    const { layers } = slice(pyramid(40, 12, 8), { perimeters: '1' });
    for (const layer of layers.slice(4, 36))
      expect(lengthOf(beadsOf(layer, ...SOLID))).toBeGreaterThan(40);
  });

  test('all is solid at 100 %', () => {
    const { layers } = slice(box(10, 10, 2), { fill_density: '100' });
    for (const layer of layers) {
      expect(Math.abs(volumeOf(beadsOf(layer)) / 20 - 1)).toBeLessThan(0.02);
      expect(beadsOf(layer, 'Bridge infill')).toEqual([]);
    }
  });

  test('at 100 % what is not in a shell is infill, with the speed of infill', () => {
    const { layers } = slice(box(10, 10, 2), {
      fill_density: '100',
      infill_speed: '71',
      cooling: 'false',
    });
    const infill = layers.map((layer) => beadsOf(layer, 'Internal infill'));
    expect(infill.map((beads) => beads.length > 0)).toEqual(layers.map((_, i) => i > 2 && i < 7));
    for (const { speed } of infill.flat()) expect(speed).toBe(71);
  });

  test('islands smaller than solid_infill_below_area are solid', () => {
    const pillars = together(box(4, 4, 4), box(12, 12, 4, [10, 0, 0]));
    const layer = slice(pillars, { solid_infill_below_area: '20' }).layers[10]!;
    const sparse = beadsOf(layer, 'Internal infill');
    expect(sparse.length).toBeGreaterThan(0);
    expect(sparse.every(({ points }) => points[0]! > 118)).toBe(true);
    expect(beadsOf(layer, 'Solid infill').every(({ points }) => points[0]! < 116)).toBe(true);
  });
});

describe('bridges', () => {
  /** A roof over a hole of width × depth mm. */
  const roof = (width: number, depth: number) =>
    together(
      box(30, 30, 3, [-15, -15, 0]),
      insideOut(box(width, depth, 2, [-width / 2, -depth / 2, -0.0001])),
    );
  const angleOver = (width: number, depth: number): number => {
    const { layers } = slice(roof(width, depth));
    return mainAngle(beadsOf(layers[10]!, 'Bridge infill'));
  };

  test('threads run across the shorter way of a hole', () => {
    expect(angleOver(20, 10)).toBe(90);
    expect(angleOver(10, 20)).toBe(0);
  });

  test('threads over a corner carried on two sides run from side to side, at 45°', () => {
    const ell: [number, number][] = [
      [0, 0],
      [20, 0],
      [20, 5],
      [5, 5],
      [5, 20],
      [0, 20],
    ];
    const corner = together(prism(ell, 2), box(20, 20, 1, [0, 0, 2]));
    const { layers } = slice(corner);
    expect(mainAngle(beadsOf(layers[10]!, 'Bridge infill'))).toBe(135);
  });

  test('a bridge is round threads at bridge speed, and reaches beyond the hole on both sides', () => {
    const threads = beadsOf(
      slice(roof(20, 10), { bridge_speed: '22' }).layers[10]!,
      'Bridge infill',
    );
    const over = threads.filter(({ mm3PerMm }) => Math.abs(mm3PerMm - Math.PI * 0.04) < 1e-9);
    expect(over.length).toBeGreaterThan(0);
    for (const { height, width, speed } of over)
      expect([height, width, speed]).toEqual([0.4, 0.4, 22]);
    const ys = over.flatMap(({ points }) => [...points].filter((_, i) => i % 2 === 1));
    expect(Math.max(...ys)).toBeGreaterThan(115.3);
    expect(Math.min(...ys)).toBeLessThan(104.7);
  });

  for (const [wall, perimeters] of [
    [0.8, 2],
    [0.8, 4],
    [1.2, 3],
    [1.6, 5],
  ] as const)
    test(`on a wall of ${wall} mm threads lie on it by 0.3 mm, also with ${perimeters} walls above`, () => {
      const inner = 20 - 2 * wall;
      const house = together(
        box(20, 20, 3, [-10, -10, 0]),
        insideOut(box(inner, inner, 2, [-inner / 2, -inner / 2, -0.0001])),
      );
      const { layers } = slice(house, { perimeters: String(perimeters) });
      const threads = roundThreads(layers[10]!);
      const along = mainAngle(threads) === 90 ? 1 : 0;
      const ends = threads.flatMap(({ points }) => [...points].filter((_, i) => i % 2 === along));
      expect(Math.max(...ends)).toBeGreaterThan(110 + inner / 2 + 0.3);
      expect(Math.min(...ends)).toBeLessThan(110 - inner / 2 - 0.3);
      expect(beadsOf(layers[10]!, 'Perimeter')).toEqual([]);
      expect(beadsOf(layers[12]!, 'Perimeter')).toHaveLength(perimeters - 1);
    });

  test('walls stay beside a bridge whose threads lie on the part anyway', () => {
    const walls = beadsOf(slice(roof(20, 10)).layers[10]!, 'Perimeter');
    expect(walls.length).toBeGreaterThan(0);
  });

  test('no thread is laid where the part below carries all', () => {
    const bridged = slice(roof(20, 10)).layers.filter((layer) => roundThreads(layer).length > 0);
    expect(bridged.map(({ index }) => index)).toEqual([10]);
  });

  test('a set bridge_angle is kept', () => {
    const { layers } = slice(roof(20, 10), { bridge_angle: '30' });
    expect(mainAngle(roundThreads(layers[10]!))).toBe(30);
  });
});

const roundThreads = (layer: LayerToolpath): readonly Extrusion[] =>
  beadsOf(layer, 'Bridge infill').filter(
    ({ width, height }) => width === height && height === plainSettings().nozzle_diameter,
  );

/** Direction in which most of the length runs, degrees in [0, 180), to the degree. */
const mainAngle = (beads: readonly Extrusion[]): number => {
  const lengths = new Map<number, number>();
  for (const { points } of beads) {
    for (let i = 2; i < points.length; i += 2) {
      const dx = points[i]! - points[i - 2]!;
      const dy = points[i + 1]! - points[i - 1]!;
      const angle = (Math.round((Math.atan2(dy, dx) * 180) / Math.PI) + 360) % 180;
      lengths.set(angle, (lengths.get(angle) ?? 0) + Math.sqrt(dx * dx + dy * dy));
    }
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? NaN;
};

/** A square of `size` mm that narrows to `top` mm. */
const pyramid = (size: number, top: number, height: number) => {
  const s = size / 2;
  const t = top / 2;
  return hexahedron(
    ...[-s, -s, 0, s, -s, 0, s, s, 0, -s, s, 0],
    ...[-t, -t, height, t, -t, height, t, t, height, -t, t, height],
  );
};
