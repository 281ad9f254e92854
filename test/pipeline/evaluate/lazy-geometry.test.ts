// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import type { Solid } from '../../../src/pipeline/evaluate/shape.ts';
import { startCpuTime } from '../../cpu-time.ts';
import { evaluated, evaluatedSolid } from './evaluate-code.ts';

const LIBRARY = `
  const m = require('@jscad/modeling')
  const { geom2, geom3 } = m.geometries
  const { union, subtract } = m.booleans
  const { cube, circle, cuboid, polyhedron, rectangle, roundedCuboid, sphere } = m.primitives
  const { mirrorX, translate, rotateZ } = m.transforms
  const { extrudeFromSlices, extrudeLinear, extrudeRotate, project, slice } = m.extrusions
  const isLazy = (it, key) => typeof Object.getOwnPropertyDescriptor(it, key).get === 'function'
`;

/** What a design with these statements in main writes to its console. */
const said = async (statements: string): Promise<readonly string[]> => {
  const { log } = await evaluated(
    `${LIBRARY} module.exports.main = () => { ${statements}; return cube() }`,
  );
  return log.map(({ text }) => text);
};

/** For what is held against the time that it computes. */
const PATIENT = { timeMs: 60_000 };

const solidOf = (statements: string) =>
  evaluatedSolid(`${LIBRARY} module.exports.main = () => { ${statements} }`);

describe('solids that nobody looks into', () => {
  it.each([
    'cuboid({ size: [1, 2, 3] })',
    'roundedCuboid({ size: [4, 4, 4], roundRadius: 1 })',
    'polyhedron({ points: [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], faces: [[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]] })',
    'extrudeLinear({ height: 2 }, circle())',
    'extrudeRotate({ segments: 8 }, translate([5, 0], circle()))',
    'union(cube(), sphere())',
    'rotateZ(1, mirrorX(translate([1, 2, 3], subtract(cube(), sphere()))))',
  ])('have no polygons until somebody does: %s', async (code) => {
    const lines = await said(`
      const solid = ${code}
      console.log(geom3.isA(solid), isLazy(solid, 'polygons'), solid.polygons.length > 3, isLazy(solid, 'polygons'))`);
    expect(lines).toEqual(['true true true false']);
  });

  it('can be changed once somebody did, also after they were used', async () => {
    const { mesh } = await solidOf(`
      const block = cuboid({ size: [2, 2, 2] })
      union(block, sphere())
      for (const { vertices } of block.polygons) for (const vertex of vertices) if (vertex[2] > 0) vertex[2] = 5
      union(block, block)
      for (const { vertices } of block.polygons) for (const vertex of vertices) if (vertex[2] > 0) vertex[2] = 9
      return union(block, cube({ size: 1 }))`);
    expect(measure(mesh).bounds[1][2]).toBe(9);
  });
});

describe('areas that nobody looks into', () => {
  it.each([
    'union(circle(), rectangle())',
    'rotateZ(1, translate([1, 2], subtract(circle({ radius: 3 }), rectangle())))',
    'project({}, sphere())',
    'm.hulls.hull(circle(), translate([5, 0], circle()))',
  ])('have no sides until somebody does: %s', async (code) => {
    const lines = await said(`
      const area = ${code}
      console.log(geom2.isA(area), isLazy(area, 'sides'), geom2.toSides(area).length > 3, isLazy(area, 'sides'))`);
    expect(lines).toEqual(['true true true false']);
  });

  it('mean the same whether somebody looked before or after they were moved', async () => {
    const lines = await said(`
      const sum = (area) => geom2.toSides(area).flat(2).reduce((total, value, i) => total + value * (i % 7), 0).toFixed(9)
      const make = () => subtract(circle({ radius: 3, segments: 9 }), translate([1, 0], rectangle()))
      const move = (area) => mirrorX(rotateZ(1, translate([4, 5], area)))
      const seen = make()
      geom2.toSides(seen)
      console.log(sum(move(make())) === sum(move(seen)), m.measurements.measureArea(move(make())).toFixed(6) === m.measurements.measureArea(move(seen)).toFixed(6))`);
    expect(lines).toEqual(['true true']);
  });
});

const LOFT = `extrudeFromSlices({
  numberOfSlices: 3,
  callback: (progress, i) => slice.transform(
    m.maths.mat4.fromTranslation([], [0, 0, 10 * progress]),
    slice.fromSides(geom2.toSides(circle({ radius: 5, segments: [8, 4, 12][i] }))),
  ),
}, slice.fromSides(geom2.toSides(circle())))`;

describe('slices', () => {
  it('have edges when somebody looks, and can be changed', async () => {
    const lines = await said(`
      const base = slice.fromSides(geom2.toSides(circle({ segments: 4 })))
      const up = slice.transform(m.maths.mat4.fromTranslation([], [0, 0, 7]), base)
      const again = slice.transform(m.maths.mat4.fromTranslation([], [1, 0, 0]), up)
      console.log(slice.isA(again), isLazy(again, 'edges'), slice.toEdges(again)[0][0][2], isLazy(again, 'edges'))
      console.log(slice.equals(slice.clone(up), up), slice.toPolygons(up).length)`);
    expect(lines).toEqual(['true true 7 false', 'true 2']);
  });

  it('of different shapes and numbers of edges are joined as stock joins them', async () => {
    const { mesh } = await solidOf(`return ${LOFT}`);
    const stock = createRequire(import.meta.url)('@jscad/modeling') as object;
    const expected = new Function(
      'm',
      `const { geom2 } = m.geometries, { circle } = m.primitives, { extrudeFromSlices, slice } = m.extrusions
      return m.measurements.measureVolume(${LOFT})`,
    ) as (m: object) => number;
    expect(measure(mesh).volume).toBeCloseTo(expected(stock), 3);
  });

  it('may have sixty thousand edges', async () => {
    const computed = startCpuTime();
    const main = `() => extrudeLinear({}, circle({ radius: 10, segments: 60_000 }))`;
    const { shapes } = await evaluated(`${LIBRARY} module.exports.main = ${main}`, {}, PATIENT);
    // What a design has by default, on a core of its own.
    expect(computed()).toBeLessThan(5_000);
    expect(measure((shapes[0] as Solid).mesh).volume).toBeCloseTo(100 * Math.PI, 3);
  });

  it('may close to a ring', async () => {
    const { mesh } = await solidOf(`
      const base = slice.fromSides(geom2.toSides(translate([10, 0], circle({ radius: 2, segments: 8 }))))
      const turn = (progress) => m.maths.mat4.multiply([], m.maths.mat4.fromZRotation([], progress * Math.PI * 1.5), m.maths.mat4.fromXRotation([], Math.PI / 2))
      return extrudeFromSlices({
        numberOfSlices: 7, capStart: false, capEnd: false, close: true,
        callback: (progress, i, start) => slice.transform(turn(progress), start),
      }, slice.reverse(base))`);
    expect(measure(mesh).volume).toBeGreaterThan(400);
  });
});
