// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { layerSettings } from '../../../src/pipeline/fabricators/settings/layer-settings.ts';
import { mapLayersHere } from '../../../src/pipeline/toolpath/layer-tasks.ts';
import { planToolpaths } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { box, together } from '../../shapes.ts';
import { plainSettings } from './slice-shape.ts';

/** A table with a fin: walls, tops, bottoms, bridges, a gap. */
const table = together(
  box(4, 4, 4),
  box(4, 4, 4, [12, 0, 0]),
  box(16, 4, 2, [0, 0, 3]),
  box(0.5, 12, 2, [2, -4, 3]),
);

/** A side is torn. */
const torn = { ...box(8, 8, 2), triangles: box(8, 8, 2).triangles.slice(0, -3) };

test('each of the settings of layers is read on the way to beads', () => {
  const read = new Set<string>();
  const watched = (settings: object): never =>
    new Proxy(settings, {
      get: (target, key) => {
        read.add(String(key));
        return Reflect.get(target, key) as unknown;
      },
    }) as never;
  for (const mesh of [table, torn]) {
    for (const overrides of [{}, { infill_anchor: '1', solid_infill_below_area: '1' }]) {
      const planned = planToolpaths(
        [{ name: 'part', mesh, offset: [100, 100] }],
        plainSettings({ ...overrides, extra_perimeters: '1' }),
        {
          mapLayers: (work, tasks, ranges) =>
            mapLayersHere(
              work,
              tasks.map((task) => ({ ...task, settings: watched(task.settings) })),
              ranges,
            ),
        },
      );
      expect(planned.ok).toBe(true);
    }
  }
  expect([...read].sort()).toEqual(Object.keys(layerSettings(plainSettings())).sort());
});
