// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { layerPicture } from '../../../src/pipeline/toolpath/layer-picture.ts';
import { hexahedron, box, insideOut, together } from '../../shapes.ts';
import { prism } from './prism.ts';
import { slice } from './slice-shape.ts';

/** Teeth of these widths, 6 mm long, mm. */
const TEETH = [0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.6, 2.0];

const comb = together(
  ...TEETH.map((width, i) => box(width, 6, 1, [3 * i - 12 - width / 2, 0, 0])),
  box(24, 3, 1, [-13.5, -3, 0]),
);

const bridge = together(box(14, 14, 2, [-7, -7, 0]), insideOut(box(8, 5, 1, [-4, -2.5, -0.0001])));

/** 12 mm long at the foot, leaning outward by 0.67 mm a layer. */
const overhang = hexahedron(
  ...[0, -4, 0, 6, -4, 0, 6, 4, 0, 0, 4, 0],
  ...[0, -4, 3, 16, -4, 3, 16, 4, 3, 0, 4, 3],
);

const plate = together(box(16, 12, 1, [-8, -6, 0]), insideOut(box(5, 4, 1, [-2, -2, 0])));

const arrow = prism(
  [
    [-8, 0],
    [6, -5],
    [2, 0],
    [6, 5],
  ],
  1,
);

describe('layers as pictures', () => {
  for (const [name, mesh, index, overrides] of [
    [
      'cube-first-layer',
      box(10, 10, 4, [-5, -5, 0]),
      0,
      { skirts: '1', skirt_distance: '2', min_skirt_length: '0', brim_width: '1' },
    ],
    ['cube-infill', box(12, 12, 4, [-6, -6, 0]), 9, {}],
    ['plate-with-hole-top', plate, 4, {}],
    ['thin-walls', comb, 3, {}],
    ['bridge', bridge, 5, {}],
    ['overhang-with-shell', overhang, 8, {}],
    ['arrow-with-sharp-tips', arrow, 2, { fill_density: '100' }],
  ] as const)
    test(name, async () => {
      const { layers } = slice(mesh, overrides);
      await expect(layerPicture(layers[index]!)).toMatchFileSnapshot(
        `../../golden/layers/${name}.svg`,
      );
    });

  test('an empty layer is an empty picture', () => {
    expect(layerPicture({ index: 0, z: 0.2, height: 0.2, fan: 0, bridgeFan: 0, moves: [] })).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    );
  });
});
