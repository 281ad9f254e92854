// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { design, evaluated, evaluatedSolid } from './evaluate-code.ts';

/** The colors of triangles whose corners all satisfy `where`, each once. */
const colorsWhere = (mesh: Mesh, where: (x: number, y: number, z: number) => boolean): string[] => {
  const { positions, triangles, colors } = mesh;
  const found = new Set<string>();
  for (let t = 0; t < triangles.length; t += 3) {
    const inside = [0, 1, 2].every((k) => {
      const at = 3 * triangles[t + k]!;
      return where(positions[at]!, positions[at + 1]!, positions[at + 2]!);
    });
    if (inside) found.add(colors ? colors.subarray((4 * t) / 3, (4 * t) / 3 + 4).join() : 'none');
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
};

const RED = '255,0,0,255';
const BLUE = '0,0,255,255';
const GREEN = '0,255,0,255';
const PLATE = 'colorize([1, 0, 0], cuboid({ size: [20, 20, 4] }))';
const PIN = 'colorize([0, 0, 1], cylinder({ radius: 3, height: 20, segments: 16 }))';

describe('colors of solids', () => {
  it('stay on the faces that come from them in a union', async () => {
    const { mesh } = await evaluatedSolid(design(`union(${PLATE}, ${PIN})`));
    expect(colorsWhere(mesh, (_x, _y, z) => z > 1.9)).toEqual([BLUE, RED]);
    expect(colorsWhere(mesh, (_x, _y, z) => z > 2.1)).toEqual([BLUE]);
    expect(colorsWhere(mesh, (x) => x > 9.9)).toEqual([RED]);
  });

  it('are on the walls that a tool of that color leaves', async () => {
    const { mesh } = await evaluatedSolid(design(`subtract(${PLATE}, ${PIN})`));
    expect(colorsWhere(mesh, (x, y) => x * x + y * y < 9.1)).toEqual([BLUE]);
    expect(colorsWhere(mesh, (x) => x > 9.9)).toEqual([RED]);
  });

  it('survive several operations and moves', async () => {
    const { mesh } = await evaluatedSolid(
      design(
        `translate([0, 0, 30], rotate([0, 0, 1], subtract(union(${PLATE}, ${PIN}), cuboid({ size: [2, 2, 50] }))))`,
      ),
    );
    expect(colorsWhere(mesh, (_x, _y, z) => z > 32.1)).toEqual([BLUE]);
    expect(colorsWhere(mesh, (x, y, z) => Math.hypot(x, y) > 12 && z > 27)).toEqual([RED]);
  });

  it('give way to the color of the whole, given later', async () => {
    const { mesh, color } = await evaluatedSolid(
      design(`colorize([0, 1, 0], union(${PLATE}, ${PIN}))`),
    );
    expect(color).toEqual([0, 1, 0, 1]);
    expect(colorsWhere(mesh, () => true)).toEqual([mesh.colors ? GREEN : 'none']);
  });

  it('give way to it inside a further union, too', async () => {
    const { mesh } = await evaluatedSolid(
      design(
        `union(colorize([0, 1, 0], union(${PLATE}, ${PIN})), colorize([1, 0, 0], cuboid({ size: [2, 2, 40] })))`,
      ),
    );
    expect(colorsWhere(mesh, (x, y) => Math.hypot(x, y) > 2)).toEqual([GREEN]);
    expect(colorsWhere(mesh, (_x, _y, z) => z > 11)).toEqual([RED]);
  });

  it('are none where a design gave none', async () => {
    const { mesh } = await evaluatedSolid(
      design('union(cube({ size: 4 }), sphere({ radius: 3 }))'),
    );
    expect(mesh.colors).toBeUndefined();
  });
});

const PAINTED = `(() => {
  const block = cube({ size: 10 })
  block.polygons.forEach((polygon, i) => { if (i === 5) polygon.color = [0, 0, 1, 1] })
  return block
})()`;

describe('colors of polygons', () => {
  it('survive booleans and the color of the whole', async () => {
    const { mesh } = await evaluatedSolid(
      design(`colorize([1, 0, 0], subtract(${PAINTED}, cylinder({ radius: 2, height: 30 })))`),
    );
    expect(colorsWhere(mesh, (_x, _y, z) => z > 4.9)).toEqual([BLUE]);
    expect(colorsWhere(mesh, (x) => x > 4.9)).toEqual([RED]);
  });

  it('are there for a design that looks at the result', async () => {
    const { log } = await evaluated(
      design(
        `(console.log([...new Set(subtract(${PAINTED}, colorize([1, 0, 0], cylinder({ radius: 2, height: 30 }))).polygons.map(({ color }) => String(color)))].sort().join(' ')), cube())`,
      ),
    );
    expect(log[0]!.text).toBe('0,0,1,1 undefined');
  });
});
