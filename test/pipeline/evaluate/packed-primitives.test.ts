// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { evaluated } from './evaluate-code.ts';

/** What a design that compares primitives with those of the stock modules has to say. */
const said = async (body: string): Promise<readonly string[]> => {
  const { log } = await evaluated(`
    const m = require('@jscad/modeling')
    const { geom3 } = m.geometries
    const stock = (name) => require('@jscad/modeling/src/primitives/' + name + '.stock.js')
    const main = () => { ${body}; return m.primitives.cube() }
    module.exports = { main }`);
  return log.map(({ text }) => text);
};

const ELLIPSOIDS = [
  '{}',
  'undefined',
  '{ radius: [1, 2, 3], segments: 4 }',
  '{ segments: 6 }',
  '{ segments: 10, center: [1, -2, 3] }',
  '{ segments: 13, axes: [[0, 1, 0], [0, 0, 2], [1, 0, 0]] }',
  '{ segments: 9.5 }',
  '{ radius: [1, 0, 1] }',
];
const CYLINDERS = [
  '{}',
  'undefined',
  '{ segments: 5, height: 0.3, center: [0.1, 0.2, 0.3] }',
  '{ startRadius: [2, 1], endRadius: [2, 1], segments: 7 }',
  '{ startRadius: [3, 3], endRadius: [1, 2], segments: 8 }',
  '{ startRadius: [3, 3], endRadius: [0, 0] }',
  '{ startAngle: 1, endAngle: 2 }',
  '{ startAngle: 0.5 }',
  '{ segments: 6.5 }',
];

describe('packed primitives', () => {
  it.each([
    ...ELLIPSOIDS.map((options) => ['ellipsoid', options]),
    ...CYLINDERS.map((options) => ['cylinderElliptic', options]),
  ])('have the polygons of stock, corner for corner: %s(%s)', async (name, options) => {
    const [found, expected] = await said(`
      const text = ({ polygons, transforms }) =>
        polygons.length + ' ' + polygons.reduce((sum, { vertices }, i) =>
          vertices.reduce((part, [x, y, z], k) => part + (x * 3 + y * 5 + z * 7) * (i + 1) * (k + 2), sum + vertices.length), 0) + transforms
      console.log(text(m.primitives.${name}(${options})))
      console.log(text(stock('${name}')(${options})))`);
    expect(found).toBe(expected);
  });

  it('make no polygons before somebody looks at them', async () => {
    expect(
      await said(`
        const isLazy = (solid) => typeof Object.getOwnPropertyDescriptor(solid, 'polygons').get
        const { sphere, ellipsoid, cylinder } = m.primitives
        console.log(isLazy(sphere()), isLazy(ellipsoid({ segments: 12 })), isLazy(cylinder()))
        console.log(isLazy(m.transforms.rotateX(1, m.transforms.center({}, sphere()))))`),
    ).toEqual(['function function function', 'function']);
  });

  it('can be copied, spread, printed and changed like any other', async () => {
    expect(
      await said(`
        const ball = () => m.primitives.sphere({ segments: 8 })
        console.log(geom3.isA(ball()), Object.keys(ball()).join(), ball().polygons.length)
        console.log(Object.assign({}, ball()).polygons.length, { ...ball() }.polygons.length)
        console.log(JSON.stringify(ball()) === JSON.stringify(stock('ellipsoid')({ segments: 8 })))
        const solid = ball()
        const copy = geom3.clone(solid)
        solid.polygons.length = 3
        console.log(solid.polygons.length, copy.polygons.length)
        const moved = m.transforms.translateX(5, m.colors.colorize([1, 0, 0], ball()))
        console.log(moved.color.join(), m.measurements.measureBoundingBox(moved)[0][0])
      `),
    ).toEqual(['true polygons,transforms 32', '32 32', 'true', '3 32', '1,0,0,1 4']);
  });
});
