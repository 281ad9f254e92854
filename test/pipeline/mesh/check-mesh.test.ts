// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { isClosed, meshTopology } from '../../../src/pipeline/mesh/topology.ts';
import { box, cylinder, insideOut, sphere, tetrahedron, together } from '../../shapes.ts';

const without = (mesh: Mesh, triangle: number): Mesh => ({
  ...mesh,
  triangles: mesh.triangles.filter((_, i) => Math.floor(i / 3) !== triangle),
});
const turned = (mesh: Mesh, triangle: number): Mesh => {
  const triangles = mesh.triangles.slice();
  triangles[3 * triangle] = mesh.triangles[3 * triangle + 1]!;
  triangles[3 * triangle + 1] = mesh.triangles[3 * triangle]!;
  return { ...mesh, triangles };
};
const codes = (mesh: Mesh): string[] => checkMesh(mesh).map((problem) => problem.code);

describe('checkMesh', () => {
  it('finds nothing wrong with closed bodies', () => {
    const bodies = [box(1, 2, 3), cylinder(4, 5), sphere(6), tetrahedron()];
    for (const body of [...bodies, together(...bodies)]) expect(checkMesh(body)).toEqual([]);
  });

  it('finds the hole that any missing triangle leaves', () => {
    const ball = sphere(5, 12);
    fc.assert(
      fc.property(fc.nat(ball.triangles.length / 3 - 1), (triangle) => {
        const torn = without(ball, triangle);
        expect(meshTopology(torn)).toMatchObject({ open: 3, flipped: 0, shells: 1 });
        expect(codes(torn)).toEqual(['mesh-not-closed']);
      }),
    );
  });

  it('finds any triangle that is turned around', () => {
    const ball = sphere(5, 12);
    fc.assert(
      fc.property(fc.nat(ball.triangles.length / 3 - 1), (triangle) => {
        expect(meshTopology(turned(ball, triangle))).toMatchObject({ open: 0, flipped: 3 });
        expect(codes(turned(ball, triangle))).toEqual(['mesh-flipped-triangles']);
      }),
    );
  });

  it('tells the part and a coordinate to look at', () => {
    const [problem] = checkMesh(without(box(1, 2, 3), 0), 'lid');
    expect(problem?.where).toEqual({ part: 'lid' });
    expect(problem?.message).toBe(
      'Expected a closed surface, found 3 open edges, the first at (0, 0, 0).',
    );
  });

  it('finds a body that is inside out, and one without volume', () => {
    expect(codes(insideOut(box(1, 1, 1)))).toEqual(['mesh-inside-out']);
    expect(codes(box(1, 1, 0))).toEqual(['mesh-no-volume']);
  });

  it('only warns of bodies that touch in an edge', () => {
    // Corner (1,1,0) and (1,1,1) of both boxes are one vertex each.
    const touching = together(box(1, 1, 1), box(1, 1, 1, [1, 1, 0]));
    const triangles = touching.triangles.map((v) => (v === 8 ? 3 : v === 12 ? 7 : v));
    const mesh = { ...touching, triangles };
    expect(checkMesh(mesh)).toMatchObject([{ code: 'mesh-not-manifold', severity: 'warning' }]);
    expect(isClosed(meshTopology(mesh))).toBe(true);
  });

  it('holds three triangles at one edge for an error', () => {
    const body = box(1, 1, 1);
    const fin = { ...body, triangles: Uint32Array.from([...body.triangles, 0, 1, 7]) };
    expect(codes(fin)).toContain('mesh-not-manifold');
    expect(checkMesh(fin).some((problem) => problem.severity === 'error')).toBe(true);
  });

  it('counts the shells', () => {
    expect(meshTopology(together(box(1, 1, 1), sphere(1), tetrahedron())).shells).toBe(3);
  });

  it('refuses what is no mesh at all', () => {
    const body = box(1, 1, 1);
    const { positions, triangles } = body;
    expect(codes({ positions, triangles: new Uint32Array() })).toEqual(['mesh-empty']);
    expect(codes({ positions: positions.slice(1), triangles })).toEqual(['mesh-malformed']);
    expect(codes({ positions, triangles: triangles.slice(1) })).toEqual(['mesh-malformed']);
    expect(codes({ positions, triangles: Uint32Array.of(0, 1, 8) })).toEqual(['mesh-malformed']);
    expect(codes({ ...body, colors: new Uint8Array(3) })).toEqual(['mesh-malformed']);
    for (const value of [NaN, Infinity, -Infinity]) {
      const broken = positions.slice();
      broken[5] = value;
      expect(codes({ positions: broken, triangles })).toEqual(['mesh-not-finite']);
    }
    const twice = { positions, triangles: Uint32Array.from([...triangles, 0, 0, 1]) };
    expect(codes(twice)).toEqual(['mesh-degenerate-triangle']);
  });

  it('notes slivers, corners in one line, without refusing them', () => {
    const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 0);
    const mesh = { positions, triangles: Uint32Array.of(0, 1, 2, 0, 2, 3) };
    expect(meshTopology(mesh).slivers).toBe(1);
  });
});
