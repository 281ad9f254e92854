// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, type Footprint } from '../../../src/pipeline/mesh/arrange.ts';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { boundsOf, measure } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { orient } from '../../../src/pipeline/mesh/orient.ts';
import {
  compose,
  rotation,
  scaling,
  transform,
  translation,
} from '../../../src/pipeline/mesh/transform.ts';
import { box, cylinder, sphere, tetrahedron, together } from '../../shapes.ts';

const size = (mesh: Mesh): number[] => {
  const [low, high] = boundsOf(mesh.positions);
  return [0, 1, 2].map((k) => high[k]! - low[k]!);
};

describe('transform', () => {
  it('turns by quarters exactly', () => {
    const block = box(1, 2, 3);
    expect(size(transform(block, rotation(90, 0, 0)))).toEqual([1, 3, 2]);
    expect(size(transform(block, rotation(0, -90, 0)))).toEqual([3, 2, 1]);
    expect(size(transform(block, rotation(0, 0, 450)))).toEqual([2, 1, 3]);
    expect(boundsOf(transform(block, rotation(0, 0, 90)).positions)).toEqual([
      [-2, 0, 0],
      [0, 1, 3],
    ]);
  });

  it('turns around x, then y, then z', () => {
    const point: Mesh = { positions: Float32Array.of(1, 0, 0), triangles: new Uint32Array() };
    const inTurn = [rotation(40, 0, 0), rotation(0, 50, 0), rotation(0, 0, 60)].reduce(
      (before, after) => compose(after, before),
    );
    const [a, b] = [transform(point, rotation(40, 50, 60)), transform(point, inTurn)];
    a.positions.forEach((value, k) => expect(value).toBeCloseTo(b.positions[k]!, 6));
  });

  it('keeps volume under turns and faces outward when it mirrors', () => {
    const angle = fc.integer({ min: -720, max: 720 });
    fc.assert(
      fc.property(angle, angle, angle, (x, y, z) => {
        const turned = transform(tetrahedron(10), rotation(x, y, z));
        expect(measure(turned).volume).toBeCloseTo(1000 / 6, 2);
      }),
    );
    const mirrored = transform(box(1, 2, 3), compose(translation(5, 0, 0), scaling(-1, 1, 2)));
    expect(checkMesh(mirrored)).toEqual([]);
    expect(measure(mirrored).volume).toBe(12);
  });
});

describe('orient', () => {
  it('keeps what is to be kept and puts it on the bed', () => {
    const kept = orient(box(1, 2, 3, [5, 5, -7]), 'keep');
    expect(boundsOf(kept.positions)).toEqual([
      [5, 5, 0],
      [6, 7, 3],
    ]);
  });

  it('turns as the maker says', () => {
    expect(size(orient(box(1, 2, 3), [90, 0, 0]))).toEqual([1, 3, 2]);
  });

  it('lays a standing plate down, whichever way it stands', () => {
    const plate = box(60, 3, 40);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 359 }), (x, y) => {
        const laid = orient(transform(plate, rotation(x, y, 0)), 'auto');
        expect(size(laid)[2]).toBeCloseTo(3, 1);
        expect(boundsOf(laid.positions)[0][2]).toBeCloseTo(0, 5);
      }),
    );
  });

  it('turns a mushroom on its head', () => {
    const mushroom = together(
      cylinder(4, 20, 24),
      transform(cylinder(20, 5, 24), translation(0, 0, 20)),
    );
    const laid = orient(mushroom, 'auto');
    expect(measure(laid).center[2]).toBeLessThan(12.5);
  });

  it('leaves what already lies well as the designer wanted it', () => {
    for (const mesh of [box(20, 20, 10), cylinder(10, 5), box(10, 10, 10)]) {
      expect(orient(mesh, 'auto')).toEqual(mesh);
    }
  });

  it('never loses the body, and is deterministic', () => {
    for (const mesh of [sphere(5), tetrahedron(), cylinder(1, 30), box(1, 1, 1)]) {
      const laid = orient(mesh, 'auto');
      expect(laid).toEqual(orient(mesh, 'auto'));
      expect(checkMesh(laid)).toEqual([]);
      expect(measure(laid).volume).toBeCloseTo(measure(mesh).volume, 2);
    }
  });
});

describe('arrange', () => {
  const bed = { width: 200, depth: 180, height: 150, gap: 5, margin: 4 };
  const part = fc.record({
    name: fc.constant('part'),
    width: fc.integer({ min: 1, max: 170 }),
    depth: fc.integer({ min: 1, max: 170 }),
    height: fc.integer({ min: 1, max: 150 }),
  });

  it('places every part once, within the margin, with gaps between them', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const outcome = arrange(parts, bed);
        if (!outcome.ok) throw new Error(outcome.problems[0]!.message);
        const places = outcome.value;
        expect(
          places
            .flat()
            .map(({ index }) => index)
            .sort((a, b) => a - b),
        ).toEqual(parts.map((_, i) => i));
        for (const plate of places) {
          const boxes = plate.map(({ index, x, y, turned }) => {
            const { width, depth } = parts[index]!;
            return { x, y, r: x + (turned ? depth : width), b: y + (turned ? width : depth) };
          });
          boxes.forEach((a, i) => {
            expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(4 - 1e-6);
            expect(a.r).toBeLessThanOrEqual(196 + 1e-6);
            expect(a.b).toBeLessThanOrEqual(176 + 1e-6);
            for (const b of boxes.slice(i + 1)) {
              const apart = Math.max(b.x - a.r, a.x - b.r, b.y - a.b, a.y - b.b);
              expect(apart).toBeGreaterThanOrEqual(5 - 1e-6);
            }
          });
        }
      }),
    );
  });

  it('puts a single part in the middle', () => {
    const outcome = arrange([{ name: 'a', width: 20, depth: 30, height: 5 }], bed);
    expect(outcome.ok && outcome.value).toEqual([[{ index: 0, x: 90, y: 75, turned: false }]]);
  });

  it('fills a bed before it takes another', () => {
    const tile: Footprint = { name: 'tile', width: 43, depth: 39, height: 1 };
    const outcome = arrange(
      Array.from({ length: 17 }, () => tile),
      bed,
    );
    expect(outcome.ok && outcome.value.map((plate) => plate.length)).toEqual([16, 1]);
  });

  it('turns a part that fits no other way', () => {
    const outcome = arrange([{ name: 'bar', width: 10, depth: 190, height: 5 }], bed);
    expect(outcome.ok && outcome.value[0]![0]!.turned).toBe(true);
  });

  it('tells the measures of a part that fits no bed', () => {
    for (const [width, depth, height] of [
      [193, 193, 1],
      [10, 10, 150.5],
    ] as const) {
      expect(arrange([{ name: 'big', width, depth, height }], bed)).toMatchObject({
        ok: false,
        problems: [
          {
            code: 'mesh-too-large-for-bed',
            message: `Expected big to fit 192 × 172 × 150 mm, found ${width} × ${depth} × ${height} mm.`,
            where: { part: 'big' },
          },
        ],
      });
    }
  });

  it('needs no plate for nothing', () => {
    expect(arrange([], bed)).toMatchObject({ ok: true, value: [] });
  });
});
