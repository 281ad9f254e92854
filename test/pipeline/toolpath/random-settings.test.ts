// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveSettings } from '../../../src/pipeline/fabricators/resolve.ts';
import { expectLawful } from './lawful.ts';
import { overrides } from './random-settings.ts';
import { shapes } from './random-shapes.ts';

test('any settings within their ranges give lawful layers, toolpaths and G-code', () => {
  fc.assert(
    fc.property(shapes, overrides, (mesh, chosen) => {
      const settings = resolveSettings({ overrides: chosen });
      if (settings.ok) expectLawful(mesh, settings.value);
      else
        expect(settings.problems.map(({ code }) => code)).toContainEqual(
          expect.stringMatching(/^settings-/u),
        );
    }),
    { numRuns: 120 },
  );
});
