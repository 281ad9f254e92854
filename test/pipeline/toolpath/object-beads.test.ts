// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layerSettings } from '../../../src/pipeline/fabricators/settings/layer-settings.ts';
import { boundsOf } from '../../../src/pipeline/mesh/measure.ts';
import { planLayers } from '../../../src/pipeline/slice/plan-layers.ts';
import { sliceObject } from '../../../src/pipeline/slice/slice-object.ts';
import { objectBeads } from '../../../src/pipeline/toolpath/object-beads.ts';
import { plainSettings } from './slice-shape.ts';
import { choices, stacks } from './stacks.ts';

const patterns = fc.constantFrom('grid', 'gyroid', 'cubic', 'rectilinear');

it('a layer has the same beads alone and among all others', () => {
  fc.assert(
    fc.property(stacks, choices, patterns, (mesh, overrides, fill_pattern) => {
      const all = plainSettings({ ...overrides, fill_pattern });
      const plan = planLayers(boundsOf(mesh.positions)[1][2], all);
      if (!plan.ok) throw new Error(plan.problems[0]!.message);
      const settings = layerSettings(all);
      const layers = sliceObject(mesh, plan.value, settings);
      const together = objectBeads(layers, settings)({ from: 0, to: layers.length });
      layers.forEach((_, from) => {
        const [alone] = objectBeads(layers, settings)({ from, to: from + 1 });
        expect(together[from], `layer ${from}`).toEqual(alone);
      });
    }),
    { numRuns: 25 },
  );
});
