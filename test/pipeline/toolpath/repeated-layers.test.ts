// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerSettings } from '../../../src/pipeline/fabricators/settings/layer-settings.ts';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import { boundsOf } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { planLayers } from '../../../src/pipeline/slice/plan-layers.ts';
import { sliceObject } from '../../../src/pipeline/slice/slice-object.ts';
import { objectBeads } from '../../../src/pipeline/toolpath/object-beads.ts';
import { PERIOD, repeatedLayers } from '../../../src/pipeline/toolpath/repeated-layers.ts';
import { box, sphere, together } from '../../shapes.ts';
import { plainSettings } from './slice-shape.ts';

const sliced = (mesh: Mesh, overrides: RawSettings = {}) => {
  const settings = plainSettings(overrides);
  const plan = planLayers(boundsOf(mesh.positions)[1][2], settings);
  if (!plan.ok) throw new Error(plan.problems[0]!.message);
  const some = layerSettings(settings);
  const layers = sliceObject(mesh, plan.value, some);
  return { layers, settings: some, repeated: repeatedLayers(layers, some) };
};

const repeatedIn = (mesh: Mesh, overrides: RawSettings = {}): readonly number[] =>
  sliced(mesh, overrides).repeated.flatMap((is, index) => (is ? [index] : []));

const count = fc.integer({ min: 0, max: 4 }).map(String);
const choices = fc.record({
  perimeters: fc.integer({ min: 1, max: 3 }).map(String),
  top_solid_layers: count,
  bottom_solid_layers: count,
  top_solid_min_thickness: fc.constantFrom('0', '0.7', '1.5'),
  bottom_solid_min_thickness: fc.constantFrom('0', '0.7', '1.5'),
  fill_density: fc.constantFrom('0%', '15%', '100%'),
  fill_pattern: fc.constantFrom('rectilinear', 'grid', 'triangles', 'honeycomb', 'concentric'),
  only_one_perimeter_top: fc.constantFrom('0', '1'),
  extra_perimeters: fc.constantFrom('0', '1'),
  elefant_foot_compensation: fc.constantFrom('0', '0.1'),
});

/** Blocks on each other, each smaller, larger or moved: steps, overhangs and bridges. */
const stacks = fc
  .array(
    fc.tuple(
      fc.integer({ min: 3, max: 12 }),
      fc.integer({ min: 3, max: 12 }),
      fc.integer({ min: 5, max: 16 }).map((layers) => layers * 0.2),
      fc.integer({ min: -3, max: 3 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((blocks) => {
    let z = 0;
    return together(...blocks.map(([x, y, h, at]) => box(x, y, h, [at, 0, (z += h) - h])));
  });

describe('a layer between straight walls', () => {
  it(
    'has the very beads of the next but one below, whatever the settings',
    { timeout: 120_000 },
    () => {
      let found = 0;
      fc.assert(
        fc.property(stacks, choices, (mesh, overrides) => {
          const { layers, settings, repeated } = sliced(mesh, overrides);
          const beadsOf = objectBeads(layers, settings);
          const all = beadsOf({ from: 0, to: layers.length });
          repeated.forEach((is, i) => is && expect(all[i], `layer ${i}`).toEqual(all[i - PERIOD]));
          found += repeated.filter(Boolean).length;
        }),
        { numRuns: 150 },
      );
      expect(found).toBeGreaterThan(40);
    },
  );

  it('is told as far as shells do not reach', () => {
    // 30 layers: one on the bed, three of a bottom, three of a top; before them one whose infill lies
    // on that of the layer below, and two to be repeated.
    expect(repeatedIn(box(8, 8, 6))).toEqual(Array.from({ length: 20 }, (_, i) => 7 + i));
    expect(repeatedIn(box(8, 8, 6), { top_solid_layers: '0', bottom_solid_layers: '0' })).toEqual(
      Array.from({ length: 24 }, (_, i) => 5 + i),
    );
  });

  it('is not told where infill changes with height, or walls lean', () => {
    expect(repeatedIn(box(8, 8, 6), { fill_pattern: 'gyroid' })).toEqual([]);
    expect(repeatedIn(box(8, 8, 6), { fill_pattern: 'cubic' })).toEqual([]);
    expect(repeatedIn(box(8, 8, 6), { fill_pattern: 'cubic', fill_density: '0' })).not.toEqual([]);
    expect(repeatedIn(sphere(6, 32))).toEqual([]);
  });
});
