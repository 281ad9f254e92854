// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import { box, insideOut, sphere, tetrahedron, together } from '../../shapes.ts';

describe('measure', () => {
  it('knows the figures of a box', () => {
    expect(measure(box(10, 20, 30, [1, 2, 3]))).toEqual({
      volume: 6000,
      area: 2200,
      bounds: [
        [1, 2, 3],
        [11, 22, 33],
      ],
      center: [6, 12, 18],
    });
  });

  it('knows the figures of a tetrahedron, whose center is no middle', () => {
    const { volume, area, center } = measure(tetrahedron(10));
    expect(volume).toBeCloseTo(1000 / 6, 9);
    expect(area).toBeCloseTo(150 + (Math.sqrt(3) / 4) * 200, 9);
    for (const value of center) expect(value).toBeCloseTo(2.5, 9);
  });

  it('approaches a ball from within', () => {
    const exact = (4 / 3) * Math.PI * 125;
    const { volume } = measure(sphere(5, 128));
    expect(volume).toBeLessThan(exact);
    expect(volume).toBeGreaterThan(0.998 * exact);
  });

  it('adds up over shells, wherever they lie', () => {
    const size = fc.integer({ min: 1, max: 50 });
    const place = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(size, size, place, place, place, (a, b, x, y, z) => {
        const one = box(a, b, a, [x, y, z]);
        const two = tetrahedron(b);
        const sum = measure(one).volume + measure(two).volume;
        expect(measure(together(one, two)).volume).toBeCloseTo(sum, 4);
        expect(measure(insideOut(one)).volume).toBeCloseTo(-measure(one).volume, 9);
      }),
    );
  });

  it('keeps its digits far from the origin', () => {
    expect(measure(box(1, 1, 1, [1e5, 1e5, 1e5])).volume).toBeCloseTo(1, 9);
  });

  it('gives zeros for nothing', () => {
    const empty = { positions: new Float32Array(), triangles: new Uint32Array() };
    expect(measure(empty)).toMatchObject({ volume: 0, area: 0, center: [0, 0, 0] });
  });
});
