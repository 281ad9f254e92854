// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { boundsOf } from '../../../src/pipeline/mesh/measure.ts';
import { box, cylinder, insideOut, sphere, tetrahedron, together } from '../../shapes.ts';

const length = fc.oneof(
  fc.double({ min: 0.05, max: 20, noNaN: true }),
  fc.constantFrom(0.1, 0.4, 0.45, 0.8, 0.9, 5, 10),
);

const place = fc.tuple(
  ...[0, 1, 2].map(() => fc.double({ min: -8, max: 8, noNaN: true })),
) as fc.Arbitrary<[number, number, number]>;

const solid: fc.Arbitrary<Mesh> = fc.oneof(
  fc.tuple(length, length, length, place).map(([x, y, z, at]) => box(x, y, z, at)),
  fc
    .tuple(length, length, fc.integer({ min: 3, max: 40 }), place)
    .map(([r, h, n, at]) => moved(cylinder(r / 2, h, n), at)),
  fc
    .tuple(length, fc.integer({ min: 3, max: 24 }), place)
    .map(([r, n, at]) => moved(sphere(r / 2, n), at)),
  fc.tuple(length, place).map(([size, at]) => moved(tetrahedron(size), at)),
);

/** What foreign files hold: shells inside out, triangles that are missing. */
const broken: fc.Arbitrary<Mesh> = fc
  .tuple(solid, fc.constantFrom('whole', 'whole', 'inside out', 'torn'), fc.nat())
  .map(([mesh, kind, n]) =>
    kind === 'inside out' ? insideOut(mesh) : kind === 'torn' ? torn(mesh, n) : mesh,
  );

/** One to four solids that may overlap, be inside out or have holes, standing on z = 0. */
export const shapes: fc.Arbitrary<Mesh> = fc
  .array(broken, { minLength: 1, maxLength: 4 })
  .map((meshes) => standing(together(...meshes)));

export const moved = (mesh: Mesh, [x, y, z]: readonly [number, number, number]): Mesh => ({
  ...mesh,
  positions: mesh.positions.map((value, i) => value + [x, y, z][i % 3]!),
});

const standing = (mesh: Mesh): Mesh => moved(mesh, [0, 0, -boundsOf(mesh.positions)[0][2]]);

const torn = (mesh: Mesh, n: number): Mesh => {
  const at = n % (mesh.triangles.length / 3);
  return { ...mesh, triangles: mesh.triangles.filter((_, i) => Math.floor(i / 3) !== at) };
};
