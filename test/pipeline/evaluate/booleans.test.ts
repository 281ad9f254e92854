// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { geometries } from '@jscad/modeling';
import { booleans, measurements, primitives, transforms } from '@jscad/modeling';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import type { Solid } from '../../../src/pipeline/evaluate/shape.ts';
import { design, evaluated, evaluatedSolid } from './evaluate-code.ts';

const volumeOf = async (expression: string): Promise<number> => {
  const solid = await evaluatedSolid(design(expression));
  expect(checkMesh(solid.mesh)).toEqual([]);
  return measure(solid.mesh).volume;
};

const length = fc.double({ min: 2, max: 20, noNaN: true });
const shift = fc.double({ min: -6, max: 6, noNaN: true });
const angle = fc.double({ min: -3, max: 3, noNaN: true });
const body = fc
  .record({
    kind: fc.constantFrom('cuboid', 'sphere', 'cylinder'),
    size: fc.tuple(length, length, length),
    at: fc.tuple(shift, shift, shift),
    turn: fc.tuple(angle, angle, angle),
  })
  .map(({ kind, size, at, turn }) => {
    const [a, b] = size;
    const shape =
      kind === 'cuboid'
        ? `cuboid({ size: ${JSON.stringify(size)} })`
        : kind === 'sphere'
          ? `sphere({ radius: ${a / 2}, segments: 16 })`
          : `cylinder({ radius: ${a / 2}, height: ${b}, segments: 24 })`;
    return `translate(${JSON.stringify(at)}, rotate(${JSON.stringify(turn)}, ${shape}))`;
  });

/** The same expression with the stock library, here in Node. */
const stock = (expression: string) => {
  const scope = { ...booleans, ...primitives, ...transforms };
  const make = new Function(...Object.keys(scope), `return ${expression}`);
  const geometry = make(...Object.values(scope)) as ReturnType<typeof geometries.geom3.create>;
  return {
    volume: measurements.measureVolume(geometry),
    area: measurements.measureArea(geometry),
    bounds: measurements.measureBoundingBox(geometry),
  };
};

describe('booleans on the kernel', () => {
  it('agree with stock in volume, area and bounds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('union', 'subtract', 'intersect'),
        body,
        body,
        async (operation, a, b) => {
          const expression = `${operation}(${a}, ${b})`;
          const expected = stock(expression);
          fc.pre(expected.volume > 1);
          const { mesh } = await evaluatedSolid(design(expression));
          expect(checkMesh(mesh)).toEqual([]);
          const found = measure(mesh);
          expect(Math.abs(found.volume / expected.volume - 1)).toBeLessThan(1e-5);
          expect(Math.abs(found.area / expected.area - 1)).toBeLessThan(1e-5);
          found.bounds.flat().forEach((value, i) => {
            expect(Math.abs(value - expected.bounds.flat()[i]!)).toBeLessThan(1e-4);
          });
        },
      ),
      { numRuns: 25, seed: 20 },
    );
  });

  it('obey |A ∪ B| + |A ∩ B| = |A| + |B| and |A − B| + |A ∩ B| = |A|', async () => {
    await fc.assert(
      fc.asyncProperty(body, body, async (a, b) => {
        const { shapes } = await evaluated(
          design(
            `({ a: ${a}, b: ${b}, u: union(${a}, ${b}), i: intersect(${a}, ${b}), s: subtract(${a}, ${b}) })`,
          ),
        );
        const volume = (name: string): number => {
          const shape = shapes.find((each) => each.name === name);
          return shape?.kind === 'solid' ? measure(shape.mesh).volume : 0;
        };
        const sum = volume('a') + volume('b');
        expect(Math.abs(volume('u') + volume('i') - sum) / sum).toBeLessThan(1e-5);
        expect(Math.abs(volume('s') + volume('i') - volume('a')) / volume('a')).toBeLessThan(1e-5);
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  it.each([
    [
      'a plate with a hole',
      'subtract(cuboid({ size: [20, 20, 2] }), cuboid({ size: [5, 5, 4] }))',
      750,
    ],
    [
      'blocks that touch in a face reached by different sums',
      'union(cuboid({ size: [10.1, 5, 5], center: [5.05, 2.5, 2.5] }), translate([10.1, 0, 0], cuboid({ size: [0.3, 5, 5], center: [0.15, 2.5, 2.5] })))',
      260,
    ],
    [
      'blocks turned against each other by quarter turns',
      'union(cuboid({ size: [4, 4, 10], center: [0, 0, 5] }), rotate([Math.PI / 2, 0, 0], cuboid({ size: [4, 4, 10], center: [0, 0, 7] })))',
      320,
    ],
    [
      'a chain of unions',
      '[...Array(20).keys()].reduce((all, i) => union(all, translate([i, 0, 0], cube({ size: 1 }))), cube({ size: 1 }))',
      20,
    ],
    [
      'a mirrored result',
      'mirror({ normal: [1, 0, 0] }, subtract(cube({ size: 4 }), translate([1, 1, 1], cube({ size: 2 }))))',
      56,
    ],
    [
      'a union of nested lists',
      'union([cube({ size: 1 }), [translate([3, 0, 0], cube({ size: 1 }))]])',
      2,
    ],
    ['a boolean of one', 'union(cube({ size: 2 }))', 8],
  ])('give exact volumes: %s', async (_, expression, volume) => {
    expect(await volumeOf(expression)).toBeCloseTo(volume, 3);
  });

  it('give an empty solid for solids that do not meet', async () => {
    const { shapes } = await evaluated(
      design('[cube(), intersect(cube(), translate([9, 0, 0], cube()))]'),
    );
    expect(shapes).toHaveLength(1);
  });

  it('combine 2D areas with holes', async () => {
    const { shapes } = await evaluated(
      design(
        'subtract(square({ size: 10 }), circle({ radius: 2, segments: 4 }), translate([5, 5, 0], square({ size: 2 })))',
      ),
    );
    const [section] = shapes;
    if (section?.kind !== 'section') throw new Error('expected a section');
    const areas = section.rings.map((ring) => {
      let twice = 0;
      for (let i = 0; i < ring.length; i += 2) {
        const j = (i + 2) % ring.length;
        twice += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
      }
      return twice / 2;
    });
    expect(areas.toSorted((a, b) => a - b)).toEqual([expect.closeTo(-8, 6), expect.closeTo(99, 6)]);
  });

  it('let a design look at and change the polygons of a result', async () => {
    const volume = await volumeOf(`(() => {
      const solid = union(cube({ size: 2 }), translate([1, 0, 0], cube({ size: 2 })))
      const copy = geometries.geom3.clone(solid)
      for (const polygon of solid.polygons) polygon.vertices = polygon.vertices.map(([x, y, z]) => [x, y, 2 * z])
      if (geometries.geom3.toPolygons(copy).length !== solid.polygons.length) throw new Error('lost')
      return union(solid, cube({ size: 1 }))
    })()`);
    expect(volume).toBeCloseTo(24, 4);
  });

  it('keep color and name on copies, and drop the color in a boolean, as stock does', async () => {
    const { shapes } = await evaluated(
      design(`[
      translate([1, 2, 3], colorize([1, 0, 0], union(cube(), sphere()))),
      subtract(colorize([1, 0, 0], cube({ size: 3 })), cube())
    ]`),
    );
    expect(shapes.map(({ color }) => color)).toEqual([[1, 0, 0, 1], undefined]);
  });
});

describe('solids that were turned alike and touch', () => {
  const turns = Array.from({ length: 18 }, (_, i) => 5 * i);
  const turned = (angles: string, solid: string): string =>
    `rotate(${angles}.map((degrees) => (degrees * Math.PI) / 180), ${solid})`;
  const block = 'cuboid({ size: [10, 10, 10] })';
  const side = 'cuboid({ size: [4, 4, 4], center: [7, 0, 0] })';
  const pocket = 'cuboid({ size: [4, 4, 4], center: [3, 0, 0] })';

  it.each(turns)('are one body with no skin between, turned by %i°', async (degrees) => {
    for (const angles of [`[0, 0, ${degrees}]`, `[${degrees}, 20, ${degrees + 10}]`]) {
      const pair = (a: string, b: string): string =>
        `${turned(angles, a)}, translate([0, 0, 0], ${turned(angles, b)})`;
      const { log, shapes } = await evaluated(
        design(`(
          console.log(booleans.scission(union(${pair(block, side)})).length, intersect(${pair(block, side)}).polygons.length),
          [union(${pair(block, side)}), subtract(${pair(block, pocket)})]
        )`),
      );
      expect(log[0]!.text).toBe('1 0');
      const measures = shapes.map((shape) => {
        const { area, volume } = measure((shape as Solid).mesh);
        return [area.toFixed(2), volume.toFixed(2)];
      });
      expect(measures).toEqual([
        ['664.00', '1064.00'],
        ['664.00', '936.00'],
      ]);
    }
  });

  it('also when they were united before, or turned by quarters of a turn beside', async () => {
    const { mesh } = await evaluatedSolid(
      design(`(() => {
        const turn = (solid) => ${turned('[10, 20, 30]', 'solid')}
        const base = turn(union(${block}, cuboid({ size: [4, 4, 4], center: [0, 7, 0] })))
        return union(base, turn(rotateZ(Math.PI / 2, ${side.replace('7, 0, 0', '-7, 0, 0')})), turn(${side}))
      })()`),
    );
    expect(measure(mesh).area).toBeCloseTo(600 + 3 * 64, 2);
  });
});

describe('areas that were turned alike and touch', () => {
  it.each(Array.from({ length: 18 }, (_, i) => 5 * i))(
    'are one with no slit between, turned by %i°',
    async (degrees) => {
      const turned = (area: string): string => `rotateZ((${degrees} * Math.PI) / 180, ${area})`;
      const [block, side, pocket] = [
        'rectangle({ size: [10, 10] })',
        'rectangle({ size: [4, 4], center: [7, 0.3] })',
        'rectangle({ size: [4, 4], center: [3, 0.3] })',
      ].map(turned);
      const { shapes } = await evaluated(
        design(
          `[union(${block}, ${side}), subtract(${block}, ${pocket}), subtract(${block}, ${turned('rectangle({ size: [2, 10] })')})]`,
        ),
      );
      const rings = shapes.map((shape) => (shape.kind === 'section' ? shape.rings.length : 0));
      expect(rings).toEqual([1, 1, 2]);
    },
  );
});
