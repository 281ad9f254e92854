// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { layerPicture } from '../../../src/pipeline/toolpath/layer-picture.ts';
import type { Extrusion, LayerToolpath } from '../../../src/pipeline/toolpath/toolpath.ts';
import { hexahedron, box, cylinder, insideOut, together } from '../../shapes.ts';
import { beadsOf, distanceToBeads, isLoop, lengthOf, slice, volumeOf } from './slice-shape.ts';

const WALLS = ['External perimeter', 'Perimeter'] as const;
const shellOnly = { fill_density: '0', top_solid_layers: '0', bottom_solid_layers: '0' };

/** 20 mm square with a square hole of 8 mm. */
const frame = (height = 1) =>
  together(box(20, 20, height, [-10, -10, 0]), insideOut(box(8, 8, height, [-4, -4, 0])));

/** A slab of 20 mm square and 1 mm high (layers 0 to 4) with a block of 10 mm square upon it. */
const stepped = together(box(20, 20, 1, [-10, -10, 0]), box(10, 10, 1.001, [-10, -5, 0.999]));

/** 30 mm square at the foot, 3 mm high; each side leans in by 0.8 mm a layer. */
const frustum = hexahedron(
  ...[-15, -15, 0, 15, -15, 0, 15, 15, 0, -15, 15, 0],
  ...[-3, -3, 3, 3, -3, 3, 3, 3, 3, -3, 3, 3],
);

const largest = ({ points }: Extrusion): number => {
  const x = points.filter((_, i) => i % 2 === 0);
  return Math.max(...x) - Math.min(...x);
};

const largestY = (points: Float64Array): number =>
  Math.max(...points.filter((_, i) => i % 2 === 1));

/** A plate 1 mm high along x that is `from` wide at one end and `to` at the other. */
const wedge = (length: number, from: number, to: number): Mesh => {
  const [x, a, b] = [length / 2, from / 2, to / 2];
  const corners = (z: number) => [...[-x, -a, z], ...[x, -b, z], ...[x, b, z], ...[-x, a, z]];
  return hexahedron(...corners(0), ...corners(1));
};

describe('perimeters', () => {
  test('a square with 3 walls has 3 loops, one of them external and last', () => {
    for (const layer of slice(box(20, 20, 2, [-10, -10, 0]), { perimeters: '3' }).layers) {
      const loops = beadsOf(layer, ...WALLS);
      expect(loops.every(isLoop)).toBe(true);
      expect(loops.map(({ role }) => role)).toEqual([
        'Perimeter',
        'Perimeter',
        'External perimeter',
      ]);
    }
  });

  test('external walls come first when asked for', () => {
    const { layers } = slice(box(20, 20, 1), {
      perimeters: '3',
      external_perimeters_first: 'true',
    });
    const roles = beadsOf(layers[2]!, ...WALLS).map(({ role }) => role);
    expect(roles).toEqual(['External perimeter', 'Perimeter', 'Perimeter']);
  });

  test('only_one_perimeter_first_layer: one wall on the bed, all of them above it', () => {
    const { layers } = slice(box(20, 20, 1), {
      perimeters: '3',
      only_one_perimeter_first_layer: 'true',
    });
    const counts = layers.map((layer) => beadsOf(layer, ...WALLS).length);
    expect(counts).toEqual([1, 3, 3, 3, 3]);
  });

  test('only_one_perimeter_top: one wall around what is seen from above, more under what stands on it', () => {
    const { layers } = slice(stepped, { perimeters: '3', only_one_perimeter_top: 'true' });
    const inner = (index: number) => beadsOf(layers[index]!, 'Perimeter');
    expect([0, 3, 4, 5, 8, 9].map((index) => inner(index).length)).toEqual([2, 2, 2, 2, 2, 0]);
    // On the step's own top layer the inner walls go around the block that goes on above.
    expect(inner(3).every((bead) => largest(bead) > 17)).toBe(true);
    expect(inner(4).every((bead) => largest(bead) < 11)).toBe(true);
    // What is laid down stays the same: on top is seen what walls would be.
    const whole = slice(stepped, { perimeters: '3' }).layers;
    expect(volumeOf(beadsOf(layers[9]!)) / volumeOf(beadsOf(whole[9]!))).toBeCloseTo(1, 2);
  });

  test('only_one_perimeter_top as a picture', async () => {
    const { layers } = slice(stepped, { perimeters: '3', only_one_perimeter_top: 'true' });
    await expect(layerPicture(layers[4]!)).toMatchFileSnapshot(
      '../../golden/layers/one-wall-on-top.svg',
    );
  });

  test('extra_perimeters: where a roof leans in, the outer walls above lie on walls', () => {
    const roof = (on: boolean) =>
      slice(frustum, { perimeters: '1', extra_perimeters: String(on), top_solid_layers: '0' })
        .layers;
    /** Of the outer wall above, the part that lies further than half a bead from any wall, mm. */
    const bare = (layers: readonly LayerToolpath[]): number => {
      const above = beadsOf(layers[6]!, 'External perimeter')[0]!;
      const below = beadsOf(layers[5]!, ...WALLS);
      let length = 0;
      for (let i = 2; i < above.points.length; i += 2)
        for (let step = 0.5; step < 40; step++) {
          const at = (k: number): number =>
            above.points[i - 2 + k]! +
            ((above.points[i + k]! - above.points[i - 2 + k]!) * step) / 40;
          if (distanceToBeads(below, at(0), at(1)) > above.width / 2) length++;
        }
      return length / 160;
    };
    expect(bare(roof(false))).toBeGreaterThan(0.9);
    expect(bare(roof(true))).toBeLessThan(0.1);
    // Straight walls need none.
    const block = box(20, 20, 2, [-10, -10, 0]);
    const [plain, more] = ['false', 'true'].map((extra_perimeters) =>
      slice(block, { extra_perimeters }),
    );
    expect(more).toEqual(plain);
  });

  test('a square with a hole has 6 loops, two of them external, those of the hole first', () => {
    for (const layer of slice(frame(), { perimeters: '3' }).layers) {
      const loops = beadsOf(layer, ...WALLS);
      expect(loops).toHaveLength(6);
      expect(loops.filter(({ role }) => role === 'External perimeter')).toHaveLength(2);
      expect(loops.slice(0, 3).every((loop) => largest(loop) < 12)).toBe(true);
      expect(loops.slice(3).every((loop) => largest(loop) > 15)).toBe(true);
    }
  });

  test('the external wall lies half a bead inside the outline', () => {
    const [outer] = beadsOf(slice(box(20, 20, 1)).layers[2]!, 'External perimeter');
    expect(largest(outer!)).toBeCloseTo(20 - 0.45, 3);
    expect(lengthOf([outer!])).toBeCloseTo(4 * 19.55, 2);
  });

  test('no walls means all is infill', () => {
    const { layers } = slice(box(10, 10, 1), { perimeters: '0' });
    expect(layers.flatMap((layer) => beadsOf(layer, ...WALLS))).toEqual([]);
    expect(beadsOf(layers[2]!).length).toBeGreaterThan(0);
  });

  test('more walls than there is room for fill the part and end there', () => {
    const layer = slice(box(5, 5, 1), { perimeters: '100' }).layers[2]!;
    expect(beadsOf(layer, ...WALLS)).toHaveLength(6);
    expect(beadsOf(layer, 'Internal infill', 'Solid infill', 'Top solid infill')).toEqual([]);
  });

  test('between walls and solid infill nothing larger than a bead stays bare', () => {
    for (const mesh of [box(13, 9, 2), cylinder(6.3, 2, 60), frame(2)]) {
      const beads = beadsOf(slice(mesh).layers[1]!);
      const corner = bareDiscs(beads, mesh.positions, 0.225);
      expect(corner).toEqual([]);
    }
  });
});

describe('thin walls', () => {
  for (const width of [0.4, 0.6, 0.8, 1.0, 1.2, 1.6]) {
    test(`a wall of ${width} mm prints, once`, () => {
      const { layers } = slice(box(20, width, 2, [-10, -width / 2, 0]), shellOnly);
      for (const layer of layers) {
        const beads = beadsOf(layer);
        expect(longestReach(layer)).toBeGreaterThan(18.5);
        const filled = volumeOf(beads) / (20 * width * layer.height);
        // Rounded ends of thin beads lack a little; more than all would be a wall doubled.
        expect(filled).toBeGreaterThan(0.8);
        expect(filled).toBeLessThan(1.03);
      }
    });
  }

  test('a wall of 0.8 mm is one bead there and back, each way half as wide', () => {
    const beads = beadsOf(slice(box(20, 0.8, 1, [-10, -0.4, 0]), shellOnly).layers[2]!);
    expect(beads).toHaveLength(1);
    expect(isLoop(beads[0]!)).toBe(true);
    expect(beads[0]!.width).toBeCloseTo(0.4, 2);
    expect(lengthOf(beads)).toBeCloseTo(2 * (19.6 + 0.4), 1);
  });

  test('classic walls of 0.8 mm are one bead as wide as they are, and hold as much', () => {
    const wall = box(20, 0.8, 1, [-10, -0.4, 0]);
    const classic = { ...shellOnly, perimeter_generator: 'classic' };
    const [bead, ...others] = beadsOf(slice(wall, classic).layers[2]!);
    expect(others).toHaveLength(0);
    expect(isLoop(bead!)).toBe(false);
    expect(bead!.width).toBeCloseTo(0.8, 2);
    const pair = beadsOf(slice(wall, shellOnly).layers[2]!);
    expect(volumeOf([bead!]) / volumeOf(pair)).toBeCloseTo(1, 1);
  });

  test('a ring of 0.8 mm is two closed beads side by side', () => {
    const ring = together(cylinder(10.4, 1, 96), insideOut(cylinder(9.6, 1, 96)));
    const beads = beadsOf(slice(ring, shellOnly).layers[2]!);
    expect(beads).toHaveLength(2);
    expect(beads.every(isLoop)).toBe(true);
    const radii = beads.map((bead) => largest(bead) / 2).sort((a, b) => a - b);
    expect(radii[0]).toBeCloseTo(9.8, 1);
    expect(radii[1]).toBeCloseTo(10.2, 1);
  });

  test('a wall that gets wider from 0.3 to 0.85 mm goes from one bead to two and stays filled', () => {
    const thin = wedge(30, 0.3, 0.85);
    const beads = beadsOf(slice(thin, shellOnly).layers[2]!);
    const widest = Math.max(...beads.map(({ width }) => width));
    expect(widest).toBeLessThan(0.75);
    // A bead of 0.4 mm holds 0.89 of its width times its height.
    const filled = volumeOf(beads) / (30 * 0.575 * 0.2);
    expect(filled).toBeGreaterThan(0.88);
    expect(filled).toBeLessThan(0.94);
    for (let x = -14.5; x < 14.5; x += 0.1)
      expect(distanceToBeads(beads, 110 + x, 110)).toBeLessThan(0.23);
  });

  for (const width of [0.6, 0.8])
    test(`a wall of ${width} mm runs up to the wall that it stands on`, () => {
      const foot = box(20, 5, 1, [-10, -5, 0]);
      const thin = box(width, 10.001, 1, [-width / 2, -0.001, 0]);
      const walls = beadsOf(slice(together(foot, thin), shellOnly).layers[2]!);
      const standing = walls.filter(({ points }) => largestY(points) > 112);
      const feet = standing.map(({ points }) => Math.min(...points.filter((_, i) => i % 2 === 1)));
      for (const y of feet) expect(y).toBeCloseTo(110, 2);
    });

  for (const [shape, pin] of [
    ['square', (size: number) => box(size, size, 1, [-size / 2, -size / 2, 0])],
    ['round', (size: number) => cylinder(size / 2, 1, 24)],
    ['short', (size: number) => box(1.6 * size, size, 1, [-0.8 * size, -size / 2, 0])],
  ] as const)
    test(`a ${shape} pin thinner than two beads is one loop that fills it and stays within`, () => {
      for (let size = 0.25; size < 0.86; size += 0.05) {
        const beads = beadsOf(slice(pin(size), shellOnly).layers[2]!);
        expect(beads.map(({ role }) => role)).toEqual(['External perimeter']);
        expect(isLoop(beads[0]!)).toBe(true);
        const { width } = beads[0]!;
        expect(width).toBeGreaterThan(0.4 * size);
        expect(largestY(beads[0]!.points) + width / 2).toBeLessThan(110 + size / 2 + 0.02);
        // A bead's round sides lack 0.043 mm of its width.
        const volume = (volumeOf(beads) / (width - 0.043)) * width;
        const area = shape === 'round' ? (Math.PI / 4) * size * size : size * size;
        expect(volume / (area * (shape === 'short' ? 1.6 : 1) * 0.2)).toBeCloseTo(1, 1);
      }
    });

  test('a wall thinner than a quarter of the nozzle is left out', () => {
    const both = together(box(20, 0.08, 1), box(5, 5, 1, [0, 5, 0]));
    const layer = slice(both, shellOnly).layers[2]!;
    expect(beadsOf(layer).every(({ points }) => points[1]! > 112)).toBe(true);
  });

  test('without thin_walls a wall narrower than a bead is left out', () => {
    const both = together(box(20, 0.4, 1), box(5, 5, 1, [0, 5, 0]));
    const layer = slice(both, { ...shellOnly, thin_walls: 'false' }).layers[2]!;
    expect(beadsOf(layer).every(({ points }) => points[1]! > 112)).toBe(true);
  });

  test('a ring of one bead is one closed bead without ends', () => {
    const ring = together(cylinder(10.2, 1, 96), insideOut(cylinder(9.8, 1, 96)));
    const beads = beadsOf(slice(ring, shellOnly).layers[2]!);
    expect(beads).toHaveLength(1);
    expect(isLoop(beads[0]!)).toBe(true);
    expect(beads[0]!.width).toBeCloseTo(0.4, 1);
  });
});

describe('gap fill', () => {
  test('fills what two walls leave between them, and can be turned off', () => {
    const plank = box(20, 2.0, 1);
    const gaps = (enabled: string) =>
      beadsOf(slice(plank, { ...shellOnly, gap_fill_enabled: enabled }).layers[2]!, 'Gap fill');
    expect(lengthOf(gaps('true'))).toBeGreaterThan(16);
    expect(gaps('false')).toEqual([]);
  });
});

const longestReach = (layer: LayerToolpath): number => Math.max(...beadsOf(layer).map(largest));

/** Points of a raster inside the box around the part, away from its outline, that are further from any bead than `radius`. */
const bareDiscs = (
  beads: readonly Extrusion[],
  positions: Float32Array,
  radius: number,
): readonly (readonly [number, number])[] => {
  const outer = beads.filter(({ role }) => role === 'External perimeter');
  const bare: [number, number][] = [];
  const xs = [...positions].filter((_, i) => i % 3 === 0);
  const ys = [...positions].filter((_, i) => i % 3 === 1);
  for (let x = Math.min(...xs); x < Math.max(...xs); x += 0.15) {
    for (let y = Math.min(...ys); y < Math.max(...ys); y += 0.15) {
      if (!isWithin(outer, x + 110, y + 110)) continue;
      if (distanceToBeads(beads, x + 110, y + 110) > radius) bare.push([x, y]);
    }
  }
  return bare;
};

/** Even-odd over the outer walls. */
const isWithin = (walls: readonly Extrusion[], x: number, y: number): boolean => {
  let inside = false;
  for (const { points } of walls)
    for (let i = 2; i < points.length; i += 2) {
      const [ax, ay, bx, by] = points.subarray(i - 2, i + 2) as unknown as number[];
      if (ay! > y !== by! > y && x < ((bx! - ax!) * (y - ay!)) / (by! - ay!) + ax!)
        inside = !inside;
    }
  return inside;
};
