// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { polygonsArea, ringArea } from '../../../src/pipeline/polygons/measure.ts';
import { sliceMesh } from '../../../src/pipeline/slice/slice-mesh.ts';
import { AREA_UNITS_PER_MM2 } from '../../../src/shared/units.ts';
import { box, cylinder, insideOut, sphere, tetrahedron, together } from '../../shapes.ts';
import { prism } from '../toolpath/prism.ts';
import { shapes } from '../toolpath/random-shapes.ts';

const cutAt = (mesh: Mesh, ...planes: number[]) => sliceMesh(mesh, Float64Array.from(planes));
const areaAt = (mesh: Mesh, z: number): number =>
  polygonsArea(cutAt(mesh, z)[0]!.rings) / AREA_UNITS_PER_MM2;

const pairs = (ring: ArrayLike<number>): string[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => `${ring[2 * i]} ${ring[2 * i + 1]}`);

describe('sliceMesh', () => {
  test('a 20 mm cube is one ring of 400 mm² at every height', () => {
    const cuts = cutAt(box(20, 20, 20), ...Array.from({ length: 100 }, (_, i) => 0.1 + 0.2 * i));
    for (const { rings, gaps } of cuts) {
      expect(gaps).toBe(0);
      expect(rings.map((ring) => ringArea(ring) / AREA_UNITS_PER_MM2)).toEqual([400]);
    }
  });

  test('planes through the very top, bottom and vertices give closed rings or none', () => {
    const cut = cutAt(box(20, 20, 20), -1, 0, 20, 21);
    expect(cut.map(({ rings, gaps }) => [rings.length, gaps])).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
    const ball = sphere(10, 32);
    const heights = [...new Set(ball.positions.filter((_, i) => i % 3 === 2))].sort(
      (a, b) => a - b,
    );
    for (const { gaps } of cutAt(ball, ...heights)) expect(gaps).toBe(0);
  });

  test('outlines run counter-clockwise, holes clockwise; a mesh inside out the other way', () => {
    const pipe = together(box(20, 20, 20), insideOut(box(10, 10, 20, [5, 5, 0])));
    const areas = cutAt(pipe, 3)[0]!.rings.map((ring) => ringArea(ring) / AREA_UNITS_PER_MM2);
    expect(areas.sort((a, b) => a - b)).toEqual([-100, 400]);
    expect(areaAt(insideOut(box(20, 20, 20)), 3)).toBe(-400);
  });

  test('a cut through flat walls has their corners alone, the same at every height', () => {
    const heights = Array.from({ length: 40 }, (_, i) => 0.07 + 0.12 * i);
    for (const sides of [3, 7, 30, 200]) {
      const cuts = heights.map((z) => cutAt(cylinder(10, 5, sides), z)[0]!);
      const corners = cuts.map(({ rings }) => pairs(rings[0]!).sort());
      expect(corners[0]).toHaveLength(sides);
      for (const each of corners) expect(each).toEqual(corners[0]);
    }
  });

  test('sides that turn little by little are not taken for one flat wall', () => {
    // Half a disc: each side of its arc bends by less than coordinates can tell.
    const sides = 10_000;
    const arc = Array.from({ length: sides + 1 }, (_, i): [number, number] => {
      const angle = (Math.PI * i) / sides;
      return [10 * Math.cos(angle), 10 * Math.sin(angle)];
    });
    expect(areaAt(prism(arc, 5), 2.5) / (Math.PI * 50)).toBeCloseTo(1, 4);
  });

  test('a twisted wall keeps the point where its diagonal is cut', () => {
    const { positions, triangles } = box(20, 20, 20);
    const twisted = positions.map((value, i) =>
      i % 3 === 0 && positions[i - (i % 3) + 2] === 20 && positions[i + 1] === 0
        ? value + 1
        : value,
    );
    const ring = cutAt({ positions: twisted, triangles }, 10)[0]!.rings[0]!;
    expect(ring.length / 2).toBeGreaterThan(4);
  });

  test('planes together cut as each does alone, whatever the mesh', () => {
    fc.assert(
      fc.property(shapes, (mesh) => {
        const { low, high } = heightsOf(mesh);
        const planes = Array.from({ length: 12 }, (_, i) => low + ((i + 0.4) * (high - low)) / 12);
        expect(cutAt(mesh, ...planes)).toEqual(planes.map((z) => cutAt(mesh, z)[0]));
      }),
      { numRuns: 300 },
    );
  });

  test('between upright walls planes have the very same cut, but not across a step or a crack', () => {
    const [low, , high] = cutAt(box(20, 20, 20), 1, 9, 19);
    expect(low).toBe(high);
    const steps = cutAt(together(box(20, 20, 4), box(10, 10, 8)), 3, 5);
    expect(steps[0]).not.toBe(steps[1]);
    const whole = box(20, 20, 20);
    const [first, second] = cutAt({ ...whole, triangles: whole.triangles.slice(0, -3) }, 5, 15);
    expect(first!.gaps + second!.gaps).toBeGreaterThan(0);
    expect(first).not.toBe(second);
  });

  test('a circle of 128 sides is within 0.002 of the true circle', () => {
    const area = areaAt(cylinder(10, 5, 128), 2.5);
    expect(Math.abs(area - Math.PI * 100) / (Math.PI * 100)).toBeLessThan(0.002);
  });

  test('a tetrahedron cut at z has the area (size − z)² / 2', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (size, share) => {
          const side = size * (1 - share);
          const rounding = 3e-4 * size;
          expect(
            Math.abs(areaAt(tetrahedron(size), size * share) - (side * side) / 2),
          ).toBeLessThan(rounding);
        },
      ),
    );
  });

  test('the cuts of a closed mesh add up to its volume, wherever it is turned', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(sphere(10, 24), cylinder(8, 15, 20), tetrahedron(20), box(10, 12, 14)),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (mesh, a, b) => {
          const sheared = shear(mesh, a, b);
          const { low, high } = heightsOf(sheared);
          const step = (high - low) / 400;
          const planes = Array.from({ length: 400 }, (_, i) => low + (i + 0.5) * step);
          const cuts = cutAt(sheared, ...planes);
          const sum = cuts.reduce((total, { rings }) => total + polygonsArea(rings), 0);
          const volume = volumeOf(sheared);
          expect(cuts.every(({ gaps }) => gaps === 0)).toBe(true);
          expect(Math.abs((sum / AREA_UNITS_PER_MM2) * step - volume)).toBeLessThan(0.002 * volume);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a crack is closed by the nearest ends and told', () => {
    const whole = box(20, 20, 20);
    const torn = { ...whole, triangles: whole.triangles.slice(0, -3) };
    const cuts = cutAt(torn, 5, 15);
    expect(cuts.some(({ gaps }) => gaps > 0)).toBe(true);
    const cracked = crackedBox();
    const [cut] = cutAt(cracked, 10);
    expect(polygonsArea(cut!.rings) / AREA_UNITS_PER_MM2).toBeCloseTo(400, 0);
  });

  test('many shells that share an edge of the plane stay apart', () => {
    const two = together(box(10, 10, 10), box(10, 10, 10, [10, 10, 0]));
    expect(cutAt(two, 5)[0]!.rings).toHaveLength(2);
  });
});

/** A box whose sides were not welded: each wall has vertices of its own, 0.01 mm off. */
const crackedBox = (): Mesh => {
  const whole = box(20, 20, 20);
  const positions: number[] = [];
  whole.triangles.forEach((vertex, corner) => {
    const nudge = 0.01 * (Math.floor(corner / 6) % 2);
    for (let k = 0; k < 3; k++) positions.push(whole.positions[3 * vertex + k]! + nudge);
  });
  return {
    positions: Float32Array.from(positions),
    triangles: Uint32Array.from(positions.slice(0, positions.length / 3), (_, i) => i),
  };
};

/** x += a·z, z += b·x: keeps the volume but for the factor that volumeOf measures. */
const shear = (mesh: Mesh, a: number, b: number): Mesh => {
  const positions = mesh.positions.slice();
  for (let i = 0; i < positions.length; i += 3) {
    const [x, z] = [mesh.positions[i]!, mesh.positions[i + 2]!];
    positions[i] = x + a * z;
    positions[i + 2] = z + b * positions[i]!;
  }
  return { ...mesh, positions };
};

const heightsOf = ({ positions }: Mesh) => {
  const z = positions.filter((_, i) => i % 3 === 2);
  return { low: Math.min(...z), high: Math.max(...z) };
};

const volumeOf = ({ positions: p, triangles }: Mesh): number => {
  let six = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]! * 3, triangles[t + 1]! * 3, triangles[t + 2]! * 3];
    six += p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!);
    six += p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!);
    six += p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!);
  }
  return six / 6;
};
