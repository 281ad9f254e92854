// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bead } from '../../../src/pipeline/toolpath/bead.ts';
import { beadFlow } from '../../../src/pipeline/toolpath/flow.ts';
import { improveOrder } from '../../../src/pipeline/toolpath/order/improve-order.ts';
import { nearestIndex } from '../../../src/pipeline/toolpath/order/nearest-index.ts';
import { nestLoops } from '../../../src/pipeline/toolpath/order/nest-loops.ts';
import { orderLayer } from '../../../src/pipeline/toolpath/order/order-layer.ts';
import { orderLines } from '../../../src/pipeline/toolpath/order/order-lines.ts';
import { placeSeam } from '../../../src/pipeline/toolpath/order/place-seam.ts';
import { toUnits } from '../../../src/shared/units.ts';
import { box, cylinder, together } from '../../shapes.ts';
import { hole, rectangle, regular } from '../polygons/rings.ts';
import { prism } from './prism.ts';
import { beadsOf, plainSettings, slice, travelsOf } from './slice-shape.ts';

const flow = beadFlow(0.45, 0.2);
const bead = (line: Float64Array, rest: Partial<Bead> = {}): Bead => ({
  ...{ role: 'Perimeter', line, closed: false, flow },
  ...rest,
});

const coordinate = fc.integer({ min: -2e5, max: 2e5 });
const lines = fc.array(
  fc
    .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 5 })
    .map((points) => Float64Array.from(points.flat())),
  { maxLength: 60 },
);

/** The same for a line and its reverse. */
const fingerprint = (line: Float64Array): string => {
  const points = Array.from(
    { length: line.length / 2 },
    (_, i) => `${line[2 * i]},${line[2 * i + 1]}`,
  );
  const [there, back] = [points.join(' '), [...points].reverse().join(' ')];
  return there < back ? there : back;
};

describe('ordering', () => {
  test('every line is laid exactly once, whole, in one direction or the other', () => {
    fc.assert(
      fc.property(lines, coordinate, coordinate, (all, x, y) => {
        const ordered = orderLines(
          all.map((line) => bead(line)),
          x,
          y,
        );
        const before = all.map(fingerprint).sort();
        expect(ordered.map(({ points }) => fingerprint(points)).sort()).toEqual(before);
      }),
    );
  });

  test('the nearest end comes first', () => {
    const near = bead(Float64Array.of(100, 0, 10, 0));
    const far = bead(Float64Array.of(500, 0, 900, 0));
    const ordered = orderLines([far, near], 0, 0);
    expect([...ordered[0]!.points]).toEqual([10, 0, 100, 0]);
    expect([...ordered[1]!.points]).toEqual([500, 0, 900, 0]);
  });

  test('a way that is improved goes through everything once, and is never longer', () => {
    const thing = fc.tuple(coordinate, coordinate, coordinate, coordinate);
    const home = (x: number, y: number): number => Math.hypot(x - 5e4, y);
    const lengthOf = (ends: Float64Array, tour: Int32Array): number => {
      let [x, y, way] = [0, 0, 0];
      for (const step of tour) {
        const [from, to] = [4 * (step >> 1) + 2 * (step & 1), 4 * (step >> 1) + 2 * (~step & 1)];
        way += Math.hypot(ends[from]! - x, ends[from + 1]! - y);
        [x, y] = [ends[to]!, ends[to + 1]!];
      }
      return way + home(x, y);
    };
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 40 }), (things) => {
        const ends = Float64Array.from(things.flat());
        const tour = Int32Array.from(things, (_, i) => 2 * i);
        const before = lengthOf(ends, tour);
        improveOrder({ ends, tour, x: 0, y: 0, tail: home });
        expect(lengthOf(ends, tour)).toBeLessThanOrEqual(before + 1e-6);
        expect([...tour].map((step) => step >> 1).sort((a, b) => a - b)).toEqual([
          ...things.keys(),
        ]);
      }),
    );
  });

  test('the index answers as a search through all does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 80 }),
        fc.array(fc.tuple(coordinate, coordinate), { maxLength: 30 }),
        (points, questions) => {
          const index = nearestIndex(Float64Array.from(points.flat()));
          const left = new Set(points.keys());
          for (const [x, y] of questions) {
            const found = index.nearest(x, y);
            const distance = (i: number) => (points[i]![0] - x) ** 2 + (points[i]![1] - y) ** 2;
            const best = Math.min(...[...left].map(distance));
            if (left.size === 0) expect(found).toBeUndefined();
            else expect(distance(found!)).toBe(best);
            if (found === undefined) continue;
            index.remove(found);
            left.delete(found);
          }
        },
      ),
    );
  });

  test('all beads of all islands are laid once, whatever their kind', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines, lines), { maxLength: 4 }), (islands) => {
        const loop = (line: Float64Array) => bead(line, { closed: true, depth: 0, hole: false });
        const layer = islands.map(([loops, free, fixed]) => ({
          loops: loops.filter((line) => line.length >= 6).map(loop),
          free: [free.map((line) => bead(line))],
          fixed: fixed.map((line) => bead(line)),
        }));
        const count = layer.reduce(
          (sum, { loops, free, fixed }) => sum + loops.length + free[0]!.length + fixed.length,
          0,
        );
        const start = { x: 0, y: 0, seams: [], layer: 1 };
        expect(orderLayer(layer, start, plainSettings()).beads).toHaveLength(count);
      }),
    );
  });

  test('an island is finished before the next one begins', () => {
    const towers = together(box(6, 6, 2), box(6, 6, 2, [20, 0, 0]), box(6, 6, 2, [0, 20, 0]));
    for (const layer of slice(towers).layers) {
      const visited = beadsOf(layer).map(({ points }) => `${points[0]! > 120} ${points[1]! > 120}`);
      const changes = visited.filter((place, i) => i > 0 && place !== visited[i - 1]);
      expect(changes).toHaveLength(2);
    }
  });

  test('walls nest around their own hole or outline, deepest first', () => {
    const wall = (ring: Float64Array, depth: number, isHole: boolean) =>
      bead(ring, { closed: true, depth, hole: isHole });
    const nests = nestLoops([
      wall(rectangle(40, 40), 0, false),
      wall(hole(rectangle(6, 6, 5, 5)), 0, true),
      wall(hole(rectangle(6, 6, 25, 25)), 0, true),
      wall(rectangle(39.2, 39.2, 0.4, 0.4), 1, false),
      wall(hole(rectangle(6.8, 6.8, 4.6, 4.6)), 1, true),
      wall(hole(rectangle(6.8, 6.8, 24.6, 24.6)), 1, true),
    ]);
    expect(nests.map((nest) => nest.map(({ depth }) => depth))).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(nests[2]!.every((each) => each.hole === false)).toBe(true);
    for (const [deep, shallow] of nests)
      expect(Math.abs(deep!.line[0]! - shallow!.line[0]!)).toBeLessThan(toUnits(8));
  });
});

describe('seams', () => {
  const context = { x: 0, y: 0, below: [] as number[], seed: '1:0' };
  const square = rectangle(10, 10);

  test('rear is the point furthest back, nearest the one beside the nozzle', () => {
    expect(placeSeam(square, { ...context, position: 'rear' })).toBe(2);
    expect(placeSeam(square, { ...context, position: 'nearest', x: toUnits(11) })).toBe(1);
  });

  test('random differs by seed and repeats for the same', () => {
    const ring = regular(10, 64);
    const seams = ['1:0', '1:1', '2:0', '2:1', '3:0'].map((seed) =>
      placeSeam(ring, { ...context, position: 'random', seed }),
    );
    expect(new Set(seams).size).toBeGreaterThan(2);
    expect(placeSeam(ring, { ...context, position: 'random', seed: '1:0' })).toBe(seams[0]);
  });

  test('aligned goes to a concave corner first, and stays there from layer to layer', () => {
    const notch: [number, number][] = [
      [0, 0],
      [20, 0],
      [20, 20],
      [10, 4],
      [0, 20],
    ];
    const { layers } = slice(prism(notch, 4));
    for (const layer of layers.slice(1)) {
      const [outer] = beadsOf(layer, 'External perimeter');
      expect(outer!.points[0]).toBeCloseTo(120, 1);
      expect(outer!.points[1]).toBeLessThan(115);
    }
  });

  test('aligned follows the seam below on a round tower', () => {
    const { layers } = slice(cylinder(8, 6, 80));
    const xs = layers.map((layer) => beadsOf(layer, 'External perimeter')[0]!.points[0]!);
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(1);
  });

  test('the inner walls begin beside the seam', () => {
    const layer = slice(box(20, 20, 2), { perimeters: '3' }).layers[4]!;
    const starts = beadsOf(layer, 'Perimeter', 'External perimeter').map(({ points }) => points);
    for (const points of starts)
      expect(Math.hypot(points[0]! - starts[0]![0]!, points[1]! - starts[0]![1]!)).toBeLessThan(
        1.5,
      );
    expect(travelsOf(layer).length).toBeGreaterThan(2);
  });
});
