// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { objectBeads } from '../../../src/pipeline/toolpath/object-beads.ts';
import { PERIOD, repeatedLayers } from '../../../src/pipeline/toolpath/repeated-layers.ts';
import { box, sphere } from '../../shapes.ts';
import { slicedObject } from './sliced-object.ts';
import { choices, stacks } from './stacks.ts';

const sliced = (mesh: Mesh, overrides: RawSettings = {}) => {
  const { layers, settings } = slicedObject(mesh, overrides);
  return { layers, settings, repeated: repeatedLayers(layers, settings) };
};

const repeatedIn = (mesh: Mesh, overrides: RawSettings = {}): readonly number[] =>
  sliced(mesh, overrides).repeated.flatMap((is, index) => (is ? [index] : []));

describe('a layer between straight walls', () => {
  it('has the very beads of the next but one below, whatever the settings', () => {
    let found = 0;
    fc.assert(
      fc.property(stacks, choices, (mesh, overrides) => {
        const { layers, settings, repeated } = sliced(mesh, overrides);
        const beadsOf = objectBeads(layers, settings);
        const all = beadsOf({ from: 0, to: layers.length });
        repeated.forEach((is, i) => is && expect(all[i], `layer ${i}`).toEqual(all[i - PERIOD]));
        found += repeated.filter(Boolean).length;
      }),
      { numRuns: 50 },
    );
    expect(found).toBeGreaterThan(40);
  });

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
