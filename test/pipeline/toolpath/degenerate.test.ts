// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { planToolpaths } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { box, cylinder, insideOut, sphere, tetrahedron, together } from '../../shapes.ts';
import { expectLawful } from './lawful.ts';
import { prism } from './prism.ts';
import { moved } from './random-shapes.ts';
import { beadsOf, plainSettings, slice } from './slice-shape.ts';

const HUGE_BED = { bed_size_x: '2500', bed_size_y: '2500', max_print_height: '2500' };

/** Meshes as careless programs write them. */
const careless: Readonly<Record<string, Mesh>> = {
  'a box with a triangle missing': without(box(10, 10, 3), 4),
  'a box with a side missing': without(without(box(10, 10, 3), 8), 8),
  'a box inside out': insideOut(box(10, 10, 3)),
  'one triangle turned around': turned(box(10, 10, 3), 7),
  'two boxes that overlap': together(box(10, 10, 3), box(10, 10, 3, [4, 4, 0])),
  'the same box twice': together(box(10, 10, 3), box(10, 10, 3)),
  'a box and the same inside out': together(box(10, 10, 3), insideOut(box(10, 10, 3))),
  'boxes that share an edge': together(box(5, 5, 3), box(5, 5, 3, [5, 5, 0])),
  'boxes a unit apart': together(box(5, 5, 3), box(5, 5, 3, [5.0001, 0, 0])),
  'a T-junction: halves of different division': together(
    box(10, 5, 3),
    box(4, 5, 3, [0, 5, 0]),
    box(6, 5, 3, [4, 5, 0]),
  ),
  'an island without height': together(box(10, 10, 3), box(2, 2, 0, [20, 0, 1.1])),
  'a blade a unit thick': together(box(10, 10, 3), box(10, 0.0001, 3, [0, 20, 0])),
  'a needle': together(box(10, 10, 3), box(0.01, 0.01, 3, [20, 0, 0])),
  'a part of 0.1 mm beside one of 10 mm': together(box(10, 10, 3), box(0.1, 0.1, 0.1, [20, 0, 0])),
  'a part floating in the air': together(box(10, 10, 1), box(5, 5, 1, [0, 0, 2.1])),
  'an open sheet': {
    positions: Float32Array.of(0, 0, 0, 10, 0, 0, 0, 0, 5),
    triangles: Uint32Array.of(0, 1, 2),
  },
  'triangles without area': together(box(10, 10, 3), {
    positions: Float32Array.of(0, 0, 1, 5, 5, 2, 10, 10, 3),
    triangles: Uint32Array.of(0, 1, 2),
  }),
  'a star of fine points': prism(
    Array.from({ length: 60 }, (_, i) => {
      const r = i % 2 === 0 ? 12 : 1;
      return [r * Math.cos((i * Math.PI) / 30), r * Math.sin((i * Math.PI) / 30)] as const;
    }),
    1,
  ),
  'a comb of fine teeth': together(
    ...Array.from({ length: 40 }, (_, i) => box(0.05 + 0.03 * i, 8, 1, [2.2 * i, 0, 0])),
  ),
};

const extremes: Readonly<Record<string, RawSettings>> = {
  plain: {},
  'no walls': { perimeters: '0' },
  'nothing solid': { top_solid_layers: '0', bottom_solid_layers: '0', fill_density: '0' },
  'all solid': { fill_density: '100', perimeters: '1' },
  'walls only': { perimeters: '100', thin_walls: 'false' },
  coarse: { gcode_resolution: '0.5', slice_closing_radius: '1', fill_pattern: 'gyroid' },
};

describe('careless meshes never hang, throw or give unlawful toolpaths', () => {
  for (const [name, mesh] of Object.entries(careless))
    test(name, () => {
      for (const overrides of Object.values(extremes)) expectLawful(mesh, plainSettings(overrides));
    });
});

describe('sizes at the edge', () => {
  test('a part of 0.09 mm says that there is nothing to print', () => {
    const tiny = planToolpaths(
      [{ name: 'grain', mesh: box(0.1, 0.1, 0.09), offset: [9, 9] }],
      plainSettings(),
    );
    expect(tiny.problems.map(({ code }) => code)).toEqual(['slice-flat']);
    const thin = planToolpaths(
      [{ name: 'hair', mesh: box(0.1, 0.1, 5), offset: [9, 9] }],
      plainSettings(),
    );
    expect(thin.problems.map(({ code }) => code)).toEqual(['slice-empty']);
  });

  test('a part of 2 m prints to the millimeter', () => {
    const wide = {
      ...HUGE_BED,
      layer_height: '0.4',
      first_layer_height: '0.4',
      nozzle_diameter: '0.6',
      extrusion_width: '0.8',
      top_solid_layers: '0',
      bottom_solid_layers: '0',
      fill_density: '1',
    };
    const settings = plainSettings(wide);
    expectLawful(box(2000, 2000, 1, [-1000, -1000, 0]), settings);
  });

  test('a layer as thick as the part, and one that is half missing', () => {
    expect(slice(box(10, 10, 0.2)).layers).toHaveLength(1);
    expect(slice(box(10, 10, 0.11)).layers).toHaveLength(1);
  });

  test('an upper island that no lower layer carries is still laid', () => {
    const { layers } = slice(together(box(10, 10, 1), box(5, 5, 1, [0, 0, 2])));
    expect(beadsOf(layers[7]!)).toEqual([]);
    expect(beadsOf(layers[12]!).length).toBeGreaterThan(0);
  });

  test('no object at all says so', () => {
    const outcome = planToolpaths([], plainSettings());
    expect(outcome.ok).toBe(false);
  });

  test('round and pointed solids with every wall count', () => {
    for (const perimeters of ['0', '1', '2', '7'])
      for (const mesh of [moved(sphere(6, 24), [0, 0, 6]), tetrahedron(12), cylinder(5, 3, 7)])
        expectLawful(mesh, plainSettings({ perimeters }));
  });
});

function without(mesh: Mesh, triangle: number): Mesh {
  return { ...mesh, triangles: mesh.triangles.filter((_, i) => Math.floor(i / 3) !== triangle) };
}

function turned(mesh: Mesh, triangle: number): Mesh {
  const triangles = mesh.triangles.slice();
  triangles[3 * triangle + 1] = mesh.triangles[3 * triangle + 2]!;
  triangles[3 * triangle + 2] = mesh.triangles[3 * triangle + 1]!;
  return { ...mesh, triangles };
}
