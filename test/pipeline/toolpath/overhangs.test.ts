// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { checkToolpaths } from '../../../src/pipeline/toolpath/check-toolpaths.ts';
import { layerPicture } from '../../../src/pipeline/toolpath/layer-picture.ts';
import type { Role } from '../../../src/pipeline/toolpath/toolpath.ts';
import { hexahedron, box, together } from '../../shapes.ts';
import { beadsOf, lengthOf, slice, volumeOf } from './slice-shape.ts';

const WALLS: readonly Role[] = ['External perimeter', 'Perimeter', 'Overhang perimeter'];

/** A deck of 24 × 8 mm, 1 mm high, on two posts 14 mm apart: layers 10 to 14. */
const deck = together(
  ...[-12, 7].map((x) => box(5, 8, 2, [x, -4, 0])),
  box(24, 8, 1, [-12, -4, 1.999]),
);

/** A block of 20 × 8 × 3 mm whose side at +x leans out by `lean` mm a layer of 0.2 mm. */
const leaning = (lean: number): Mesh =>
  hexahedron(
    ...[0, -4, 0, 20, -4, 0, 20, 4, 0, 0, 4, 0],
    ...[0, -4, 3, 20 + 15 * lean, -4, 3, 20 + 15 * lean, 4, 3, 0, 4, 3],
  );

describe('walls that hang over', () => {
  test('as a picture: walls over a gap are round threads, from post to post', async () => {
    await expect(layerPicture(slice(deck).layers[10]!)).toMatchFileSnapshot(
      '../../golden/layers/walls-over-a-gap.svg',
    );
  });

  test('what has nothing below is an overhang perimeter at the speed and flow of bridges', () => {
    const toolpaths = slice(deck, { bridge_speed: '21' });
    expect(checkToolpaths(toolpaths)).toEqual([]);
    const hanging = beadsOf(toolpaths.layers[10]!, 'Overhang perimeter');
    // Two walls on both long sides, half a nozzle less at each post.
    expect(lengthOf(hanging)).toBeGreaterThan(4 * 13.4);
    expect(lengthOf(hanging)).toBeLessThan(4 * 14);
    for (const { speed, width, height } of hanging) {
      expect(speed).toBe(21);
      expect([width, height]).toEqual([0.4, 0.4]);
    }
    for (const layer of toolpaths.layers.filter(({ index }) => index !== 10))
      expect(beadsOf(layer, 'Overhang perimeter')).toEqual([]);
  });

  test('pieces are the loop they were: the same way, laid end to end without travels', () => {
    const [split, whole] = [true, false].map((on) => slice(deck, { overhangs: String(on) }));
    const walls = (toolpaths: typeof split) => beadsOf(toolpaths!.layers[10]!, ...WALLS);
    expect(walls(split).length).toBeGreaterThan(walls(whole).length);
    expect(lengthOf(walls(split))).toBeCloseTo(lengthOf(walls(whole)), 2);
    const ways = [split, whole].map(
      (each) => each!.layers[10]!.moves.filter(({ kind }) => kind === 'travel').length,
    );
    expect(ways[0]).toBe(ways[1]);
    expect(volumeOf(walls(split))).toBeGreaterThan(volumeOf(walls(whole)));
  });

  test('the less of its width lies below, the slower a wall, where that is asked for', () => {
    const wanted = { overhang_speed_0: '10', overhang_speed_1: '12', overhang_speed_2: '14' };
    const slowest = (lean: number, on: boolean): number => {
      const { layers } = slice(leaning(lean), {
        ...wanted,
        overhang_speed_3: '16',
        overhangs: 'false',
        cooling: 'false',
        external_perimeter_speed: '30',
        small_perimeter_speed: '30',
        enable_dynamic_overhang_speeds: String(on),
      });
      const speeds = beadsOf(layers[8]!, 'External perimeter').map(({ speed }) => speed);
      expect(Math.max(...speeds)).toBe(30);
      return Math.min(...speeds);
    };
    // Shares of the width of 0.45 mm that lie below: 1, 0.78, 0.49, 0.22, none.
    expect([0.01, 0.1, 0.23, 0.35, 0.5].map((lean) => slowest(lean, true))).toEqual([
      30, 16, 14, 12, 10,
    ]);
    expect(slowest(0.5, false)).toBe(30);
  });
});
