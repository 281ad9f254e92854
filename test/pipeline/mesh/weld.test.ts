// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { weld } from '../../../src/pipeline/mesh/weld.ts';
import { box, cylinder, sphere, tetrahedron } from '../../shapes.ts';
import { startCpuTime } from '../../cpu-time.ts';

const soup = (mesh: Mesh): Float32Array => {
  const positions: number[] = [];
  for (const v of mesh.triangles) positions.push(...mesh.positions.subarray(3 * v, 3 * v + 3));
  return Float32Array.from(positions);
};

describe('weld', () => {
  it.each([
    ['box', box(10, 20, 30)],
    ['cylinder', cylinder(5, 8, 17)],
    ['sphere', sphere(7, 24)],
    ['tetrahedron', tetrahedron()],
  ])('makes the triangle soup of a %s the closed mesh it was', (_, mesh) => {
    const welded = weld(soup(mesh));
    expect(welded.positions.length).toBe(mesh.positions.length);
    expect(welded.triangles.length).toBe(mesh.triangles.length);
    expect(checkMesh(welded)).toEqual([]);
    expect(measure(welded).volume).toBeCloseTo(measure(mesh).volume, 6);
  });

  it('keeps vertices that differ in the last bit apart without a tolerance', () => {
    const near = Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1e-20, 0, 1, 0, 0, 0, 0, 1);
    expect(weld(near).positions.length / 3).toBe(5);
    expect(weld(near, { tolerance: 1e-6 }).positions.length / 3).toBe(4);
  });

  it('takes -0 and 0 for one', () => {
    expect(weld(Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, -0, -0, 0, 0, 1, 0, 0, 0, 1))).toEqual({
      positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
      triangles: Uint32Array.of(0, 1, 2, 0, 2, 3),
    });
  });

  it('drops triangles that lose a corner together with their color', () => {
    const positions = Float32Array.of(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0);
    const colors = Uint8Array.of(1, 1, 1, 255, 2, 2, 2, 255);
    const welded = weld(positions, { colors });
    expect(welded.triangles).toEqual(Uint32Array.of(0, 1, 2));
    expect(welded.colors).toEqual(Uint8Array.of(2, 2, 2, 255));
  });

  it('closes a soup whose corners were shaken by less than half the tolerance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: Math.fround(-0.0004), max: Math.fround(0.0004), noNaN: true }), {
          minLength: 108,
          maxLength: 108,
        }),
        (noise) => {
          const shaken = soup(box(1, 2, 3)).map((value, i) => value + noise[i]!);
          const welded = weld(shaken, { tolerance: 0.002 });
          expect(welded.positions.length / 3).toBe(8);
          expect(checkMesh(welded)).toEqual([]);
        },
      ),
    );
  });

  it('welds a million triangles in seconds', () => {
    const count = 1_000_000;
    const positions = new Float32Array(9 * count);
    for (let i = 0; i < positions.length; i++) positions[i] = (i * 7919) % 1009;
    const computed = startCpuTime();
    weld(positions);
    expect(computed()).toBeLessThan(8000);
  });
});
