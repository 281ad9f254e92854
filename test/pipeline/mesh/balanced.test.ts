// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { isBalanced, isClosed, meshTopology } from '../../../src/pipeline/mesh/topology.ts';

const VERTICES = 6;

const meshOf = (corners: readonly (readonly number[])[]): Mesh => ({
  positions: Float32Array.from({ length: 3 * VERTICES }, (_, i) => Math.sin(i)),
  triangles: Uint32Array.from(corners.flat()),
});

const triangle = fc
  .shuffledSubarray([...Array(VERTICES).keys()], { minLength: 3, maxLength: 3 })
  .map((corners) => corners as [number, number, number]);

/** The four sides of a tetrahedron, facing outward if its corners are in that order. */
const tetrahedron = fc
  .shuffledSubarray([...Array(VERTICES).keys()], { minLength: 4, maxLength: 4 })
  .map(([a, b, c, d]) => [
    [a!, b!, c!],
    [a!, c!, d!],
    [a!, d!, b!],
    [b!, d!, c!],
  ]);

describe('a balanced mesh', () => {
  it('is a closed one, and no other is', () => {
    let closed = 0;
    const bodies = fc.array(tetrahedron, { maxLength: 3 }).map((all) => all.flat());
    const strays = fc.array(triangle, { maxLength: 2 });
    fc.assert(
      fc.property(bodies, strays, fc.boolean(), (body, stray, torn) => {
        const mesh = meshOf([...(torn ? body.slice(1) : body), ...stray]);
        const expected = isClosed(meshTopology(mesh));
        expect(isBalanced(mesh)).toBe(expected);
        if (expected && mesh.triangles.length > 0) closed++;
      }),
      { numRuns: 500 },
    );
    expect(closed).toBeGreaterThan(20);
  });
});
