// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closePolygons,
  signedVolume,
} from '../../../src/pipeline/evaluate/solids/close-polygons.ts';
import { finishMesh } from '../../../src/pipeline/evaluate/solids/finish-mesh.ts';
import type { PolygonSoup } from '../../../src/pipeline/evaluate/solids/polyhedron.ts';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';

type Point = readonly [number, number, number];

const soup = (polygons: readonly (readonly Point[])[]): PolygonSoup => ({
  points: Float64Array.from(polygons.flat(2)),
  counts: Uint32Array.from(polygons, ({ length }) => length),
});

/** The walls and caps of an outline in the xy plane, counter-clockwise, from z = 0 to `height`. */
const prism = (outline: readonly (readonly [number, number])[], height: number): Point[][] => {
  const low = outline.map(([x, y]): Point => [x, y, 0]);
  const high = outline.map(([x, y]): Point => [x, y, height]);
  const walls = outline.map((_, i) => {
    const j = (i + 1) % outline.length;
    return [low[i]!, low[j]!, high[j]!, high[i]!];
  });
  return [low.toReversed(), high, ...walls];
};

const cube = prism(
  [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ],
  2,
);

const volumeOf = (polygons: readonly (readonly Point[])[]): number => {
  const closed = closePolygons(soup(polygons));
  if (!closed.ok) throw new Error(JSON.stringify(closed.defect));
  expect(checkMesh(finishMesh(closed.value))).toEqual([]);
  return signedVolume(closed.value);
};

describe('closePolygons', () => {
  it('keeps the volume of a cube of six squares', () => {
    expect(volumeOf(cube)).toBe(8);
  });

  it('cuts concave polygons into triangles', () => {
    const star = Array.from({ length: 10 }, (_, i): [number, number] => {
      const r = i % 2 === 0 ? 5 : 2;
      return [r * Math.cos((Math.PI * i) / 5), r * Math.sin((Math.PI * i) / 5)];
    });
    const area = 5 * 5 * 2 * Math.sin(Math.PI / 5);
    expect(volumeOf(prism(star, 3))).toBeCloseTo(3 * area, 9);
  });

  it('keeps corners in the middle of straight sides', () => {
    const outline: [number, number][] = [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [2, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ];
    expect(volumeOf(prism(outline, 2))).toBe(8);
  });

  it('turns a solid that is inside out', () => {
    expect(volumeOf(cube.map((polygon) => polygon.toReversed()))).toBe(8);
  });

  it('turns single polygons that face the wrong way', () => {
    expect(volumeOf(cube.map((polygon, i) => (i % 2 === 0 ? polygon : polygon.toReversed())))).toBe(
      8,
    );
  });

  it('splits an edge where corners of neighbors lie on it', () => {
    const [bottom, top, ...walls] = cube;
    const halves: Point[][] = [
      [
        [0, 0, 2],
        [1, 0, 2],
        [1, 2, 2],
        [0, 2, 2],
      ],
      [
        [1, 0, 2],
        [2, 0, 2],
        [2, 2, 2],
        [1, 2, 2],
      ],
    ];
    expect(top).toHaveLength(4);
    expect(volumeOf([bottom!, ...halves, ...walls])).toBe(8);
  });

  it('welds corners that noise has parted, whatever the size of the solid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.01, 1, 100, 10_000),
        fc.array(fc.double({ min: -1e-7, max: 1e-7, noNaN: true }), {
          minLength: 72,
          maxLength: 72,
        }),
        (size, noise) => {
          let at = 0;
          const noisy = cube.map((polygon) =>
            polygon.map(
              (point) => point.map((value) => size * (value + noise[at++]!)) as unknown as Point,
            ),
          );
          expect(volumeOf(noisy) / (8 * size * size * size)).toBeCloseTo(1, 5);
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });

  it('names the place of a hole', () => {
    const open = closePolygons(soup(cube.slice(1)));
    expect(open).toMatchObject({ ok: false, defect: { kind: 'not-closed' } });
    if (!open.ok) expect(open.defect.at[2]).toBe(0);
  });

  it('names a corner that is no number', () => {
    const [first, ...rest] = cube;
    expect(closePolygons(soup([[[NaN, 1, 2], ...first!.slice(1)], ...rest]))).toEqual({
      ok: false,
      defect: { kind: 'not-finite', at: [NaN, 1, 2] },
    });
  });

  it('leaves cubes that touch in an edge two closed bodies', () => {
    const moved = cube.map((polygon) => polygon.map(([x, y, z]): Point => [x + 2, y + 2, z]));
    const closed = closePolygons(soup([...cube, ...moved]));
    expect(closed.ok && signedVolume(closed.value)).toBe(16);
  });

  it('makes nothing of nothing', () => {
    const closed = closePolygons(soup([]));
    expect(closed.ok && closed.value.triangles).toHaveLength(0);
  });
});
