// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { rotation, scaling, transform, translation } from '../../../src/pipeline/mesh/transform.ts';
import { fingerprint, sameShape, volumeRange } from '../../../src/pipeline/trace/fingerprint.ts';
import { fingerprintMeshes, sameShapes } from '../../../src/pipeline/trace/fingerprints-of.ts';
import { momentsOf } from '../../../src/pipeline/trace/moments.ts';
import { box, cylinder, insideOut, sphere, tetrahedron, together } from '../../shapes.ts';
import { plate, prism, subdivided } from './parts.ts';

const same = (a: Mesh, b: Mesh): boolean => sameShape(fingerprint(a), fingerprint(b));
const mirrored = (mesh: Mesh): Mesh => transform(mesh, scaling(-1, 1, 1));

const size = fc.double({ min: 2, max: 60, noNaN: true });
const body = fc
  .tuple(size, size, size, fc.integer({ min: 0, max: 4 }), fc.tuple(size, size, size))
  .map(([a, b, c, kind, [rx, ry, rz]]): Mesh => {
    const shapes = [
      box(a, b, c),
      cylinder(a, b, 12),
      transform(tetrahedron(10), scaling(a / 10, b / 10, c / 10)),
      together(box(a, b, c), sphere(c / 2, 12)),
      plate(a + 4, b, a / 2, a / 8),
    ];
    return transform(shapes[kind]!, rotation(6 * rx, 6 * ry, 6 * rz));
  });

const place = fc.tuple(
  fc.double({ min: -150, max: 150, noNaN: true }),
  fc.double({ min: -150, max: 150, noNaN: true }),
  fc.double({ min: -20, max: 20, noNaN: true }),
  fc.double({ min: 0, max: 360, noNaN: true }),
);

describe('a fingerprint', () => {
  it('has volume, area, height and reach in front, and integrals that calculus gives', () => {
    const block = box(10, 20, 30, [3, 4, 5]);
    const [volume, area, height, reach] = fingerprint(block);
    expect(volume).toBeCloseTo(6000, 8);
    expect(area).toBeCloseTo(2200, 8);
    expect([height, reach]).toEqual([30, Math.sqrt(125)]);
    const { still, turning } = momentsOf(block);
    const square = 125 + 225;
    expect(still[0]).toBeCloseTo(900 / 12 / square, 12);
    expect(still[2]).toBeCloseTo(500 / 12 / square, 12);
    expect(turning.rr[0]).toBeCloseTo(-300 / 12 / square, 12);
    // The corner simplex: ∫z³ about its centroid is V·s³/160 (from moments of the unit simplex).
    const corner = momentsOf(tetrahedron(10));
    const radius = Math.sqrt(corner.reach * corner.reach + 25);
    expect(corner.still[1] * radius * radius * radius).toBeCloseTo(1000 / 160, 9);
  });

  it('stays when the body is moved, turned around z, cut into other triangles, renumbered', () => {
    fc.assert(
      fc.property(body, place, fc.boolean(), fc.nat(), (mesh, [x, y, z, turn], cut, start) => {
        const moved = transform(transform(mesh, rotation(0, 0, turn)), translation(x, y, z));
        const other = cut ? subdivided(moved) : moved;
        const shift = 3 * (start % (other.triangles.length / 3));
        const triangles = Uint32Array.from([
          ...other.triangles.subarray(shift),
          ...other.triangles.subarray(0, shift),
        ]);
        expect(same(mesh, { ...other, triangles })).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('stays when coordinates are rounded to six digits', () => {
    fc.assert(
      fc.property(body, place, (mesh, [x, y, z]) => {
        const moved = transform(mesh, translation(x, y, z));
        const positions = moved.positions.map((value) => Number(value.toPrecision(6)));
        expect(same(mesh, { ...moved, positions })).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('tells a part from one that is a two-hundredth larger in one direction', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 2 }), (mesh, axis) => {
        const factors = [1, 1, 1].map((one, k) => (k === axis ? 1.005 : one));
        const larger = transform(mesh, scaling(factors[0]!, factors[1], factors[2]));
        expect(same(mesh, larger)).toBe(false);
      }),
    );
  });

  it.each([2, 3, 5, 10, 20])('tells a hole of %s mm from one 0.2 mm wider', (hole) => {
    expect(same(plate(40, 5, hole), plate(40, 5, hole + 0.2))).toBe(false);
  });

  it('tells where a hole is', () => {
    expect(same(plate(40, 5, 5, 2), plate(40, 5, 5, 2.2))).toBe(false);
  });

  it('tells mirror images', () => {
    const l = prism([[0, 0], [20, 0], [20, 5], [5, 5], [5, 40], [0, 40]], 6); // prettier-ignore
    expect(same(l, mirrored(l))).toBe(false);
    const s = together(box(20, 6, 5), box(20, 6, 5, [12, 6, 0]));
    expect(same(s, mirrored(s))).toBe(false);
    expect(same(s, transform(s, rotation(0, 0, 77)))).toBe(true);
    const block = box(10, 20, 30);
    expect(same(block, mirrored(block))).toBe(true);
  });

  it('tells a body inside out and one laid on another face', () => {
    expect(same(box(10, 20, 30), insideOut(box(10, 20, 30)))).toBe(false);
    expect(same(box(10, 20, 30), box(30, 20, 10))).toBe(false);
  });

  it('has a range of volumes in which every same shape lies', () => {
    fc.assert(
      fc.property(body, place, (mesh, [x, y, z, turn]) => {
        const [low, high] = volumeRange(fingerprint(mesh));
        const moved = transform(transform(mesh, rotation(0, 0, turn)), translation(x, y, z));
        const volume = fingerprint(moved)[0]!;
        expect(volume).toBeGreaterThan(low);
        expect(volume).toBeLessThan(high);
      }),
    );
  });

  it('is finite for meshes of nothing, and plain JSON', () => {
    for (const mesh of [box(0, 0, 0), box(1, 1, 0), together(), box(3, 4, 5)]) {
      const numbers = fingerprint(mesh);
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(sameShape(JSON.parse(JSON.stringify(numbers)) as number[], numbers)).toBe(true);
    }
  });
});

describe('the shapes of a file', () => {
  const two = [box(10, 10, 5), plate(20, 4, 6)] as const;
  const aside = transform(two[1], translation(50, 0, 0));

  it('are the same whether bodies are objects of their own or lie in one mesh', () => {
    const apart = fingerprintMeshes([two[0], aside]);
    expect(sameShapes(apart, fingerprintMeshes([together(aside, two[0])]))).toBe(true);
  });

  it('are the same when parts were arranged anew', () => {
    const elsewhere = transform(aside, translation(-10, 33, 0));
    const [a, b] = [fingerprintMeshes([two[0], aside]), fingerprintMeshes([elsewhere, two[0]])];
    expect(sameShapes(a, b)).toBe(true);
  });

  it('hold the place of a cavity in its body', () => {
    const hollow = (x: number): Mesh =>
      together(box(30, 30, 30), insideOut(box(5, 5, 5, [x, 10, 10])));
    const [a, b] = [fingerprintMeshes([hollow(10)]), fingerprintMeshes([hollow(14)])];
    expect(sameShapes(a, a)).toBe(true);
    expect(sameShapes(a, b)).toBe(false);
  });
});
