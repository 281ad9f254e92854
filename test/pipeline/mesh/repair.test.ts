// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { repair } from '../../../src/pipeline/mesh/repair/repair.ts';
import { box, cylinder, insideOut, sphere, together } from '../../shapes.ts';

const did = (mesh: Mesh): string[] => repair(mesh).problems.map(({ code }) => code);
const expectMended = (mesh: Mesh, volume: number): void => {
  const repaired = repair(mesh).mesh;
  expect(checkMesh(repaired)).toEqual([]);
  expect(measure(repaired).volume).toBeCloseTo(volume, 2);
};

describe('repair', () => {
  it('leaves sound meshes as they are', () => {
    const cavity = together(box(10, 10, 10), insideOut(box(2, 2, 2, [4, 4, 4])));
    for (const mesh of [box(1, 2, 3), sphere(4), cylinder(2, 3), cavity]) {
      expect(repair(mesh)).toEqual({ mesh, problems: [] });
    }
  });

  it('turns any set of triangles back', () => {
    const ball = sphere(5, 10);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(ball.triangles.length / 3 - 1)), (list) => {
        const triangles = ball.triangles.slice();
        for (const t of list) {
          [triangles[3 * t], triangles[3 * t + 1]] = [triangles[3 * t + 1]!, triangles[3 * t]!];
        }
        expectMended({ ...ball, triangles }, measure(ball).volume);
      }),
    );
  });

  it('turns shells outward, and inward where they bound a cavity', () => {
    const nested = together(
      insideOut(box(10, 10, 10)),
      box(6, 6, 6, [2, 2, 2]),
      insideOut(box(2, 2, 2, [4, 4, 4])),
      insideOut(box(1, 1, 1, [20, 0, 0])),
    );
    expectMended(nested, 1000 - 216 + 8 + 1);
    expect(did(nested)).toEqual(['mesh-repaired-facing']);
  });

  it('closes gaps of rounding', () => {
    const { positions, triangles } = sphere(50, 16);
    const all: number[] = [];
    triangles.forEach((v, i) => {
      for (let k = 0; k < 3; k++) all.push(positions[3 * v + k]! + ((i * 7 + k) % 3) * 2e-4);
    });
    const loose = {
      positions: Float32Array.from(all),
      triangles: Uint32Array.from(triangles, (_, i) => i),
    };
    expect(did(loose)).toEqual(['mesh-repaired-gaps']);
    expect(checkMesh(repair(loose).mesh)).toEqual([]);
  });

  it('splits edges on which vertices of the neighbor lie', () => {
    // A box whose front is cut in two at the bottom edge, the bottom not.
    const { positions, triangles } = box(10, 10, 10);
    const list = Array.from(triangles);
    const at = list.findIndex((_, i) => i % 3 === 0 && list[i] === 0 && list[i + 1] === 1);
    expect(list.slice(at, at + 3)).toEqual([0, 1, 5]);
    list.splice(at, 3, 0, 8, 5, 8, 1, 5);
    const mesh = {
      positions: Float32Array.from([...positions, 5, 0, 0]),
      triangles: Uint32Array.from(list),
    };
    expect(did(mesh)).toEqual(['mesh-repaired-t-junctions']);
    expectMended(mesh, 1000);
  });

  it('fills the hole of a missing triangle and drops doubled ones', () => {
    const ball = sphere(5, 12);
    const torn = { ...ball, triangles: ball.triangles.slice(3) };
    expect(did(torn)).toEqual(['mesh-repaired-holes']);
    expectMended(torn, measure(ball).volume);
    const doubled = {
      ...ball,
      triangles: Uint32Array.from([...ball.triangles, ...ball.triangles.slice(0, 3), 1, 1, 2]),
    };
    expect(did(doubled)).toEqual(['mesh-repaired-degenerate']);
    expectMended(doubled, measure(ball).volume);
  });

  it('leaves large holes for checkMesh to tell', () => {
    const tube = cylinder(5, 10, 32);
    const open = tube.triangles.filter((_, i) => {
      const t = i - (i % 3);
      return tube.triangles[t] !== 1;
    });
    const codes = checkMesh(repair({ ...tube, triangles: open }).mesh).map(({ code }) => code);
    expect(codes).toEqual(['mesh-not-closed']);
  });

  it('takes nothing for nothing', () => {
    const empty = { positions: new Float32Array(), triangles: new Uint32Array() };
    expect(repair(empty)).toEqual({ mesh: empty, problems: [] });
  });
});
