// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { objectBeads } from '../../../src/pipeline/toolpath/object-beads.ts';
import { slicedObject } from './sliced-object.ts';
import { choices, stacks } from './stacks.ts';

const patterns = fc.constantFrom('grid', 'gyroid', 'cubic', 'rectilinear');

it('a layer has the same beads alone and among all others', () => {
  fc.assert(
    fc.property(stacks, choices, patterns, (mesh, overrides, fill_pattern) => {
      const { layers, settings } = slicedObject(mesh, { ...overrides, fill_pattern });
      const together = objectBeads(layers, settings)({ from: 0, to: layers.length });
      layers.forEach((_, from) => {
        const [alone] = objectBeads(layers, settings)({ from, to: from + 1 });
        expect(together[from], `layer ${from}`).toEqual(alone);
      });
    }),
    { numRuns: 25 },
  );
});
