// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { mapLayersHere, type MapLayers } from '../../../src/pipeline/toolpath/layer-tasks.ts';
import { planToolpaths } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { rememberLayers } from '../../../src/pipeline/toolpath/remember-layers.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { box, cylinder, sphere } from '../../shapes.ts';
import { plainSettings } from './slice-shape.ts';

const pin = (): Mesh => cylinder(3, 6, 20);

/** A maker who slices one thing after another; `made` counts the ranges of beads that had to be made. */
const maker = (most?: number) => {
  let made = 0;
  const counting: MapLayers = (work, tasks, ranges) => {
    const answer = mapLayersHere(work, tasks, ranges);
    return (range) => {
      if (work === 'beads') made++;
      return answer(range);
    };
  };
  const mapLayers = rememberLayers(counting, most);
  return (mesh: Mesh, overrides: Readonly<Record<string, string>> = {}, at = 100) => {
    made = 0;
    const objects = [{ name: 'part', mesh, offset: [at, at] as const }];
    const settings = plainSettings(overrides);
    const toolpaths = planToolpaths(objects, settings, { mapLayers });
    expect(toolpaths).toEqual(planToolpaths(objects, settings));
    return made;
  };
};

describe('beads of the prints before', () => {
  it('are taken for other speeds, another place and an equal mesh, any number of times', () => {
    const slice = maker();
    expect(slice(pin())).toBeGreaterThan(0);
    expect(slice(pin(), { infill_speed: '20' })).toBe(0);
    expect(slice(pin(), { temperature: '250' }, 50)).toBe(0);
  });

  it('are made anew for other walls, other layers and another part', () => {
    const slice = maker();
    slice(pin());
    for (const [mesh, changes] of [
      [pin(), { perimeters: '3' }],
      [pin(), { perimeters: '3', layer_height: '0.15' }],
      [sphere(4, 16), {}],
      [box(4, 4, 4), {}],
      [box(4, 4, 4.2), {}],
    ] as const)
      expect(slice(mesh, changes)).toBeGreaterThan(0);
  });

  it('are taken part by part, whichever plate a part lies on', () => {
    let made = 0;
    const mapLayers = rememberLayers((work, tasks, ranges) => {
      const answer = mapLayersHere(work, tasks, ranges);
      return (range) => {
        made++;
        return answer(range);
      };
    });
    const [one, two, other] = [pin(), box(4, 4, 6), pin()];
    const print = (...objects: (readonly [Mesh, number])[]) => {
      const placed = objects.map(([mesh, at]) => ({
        name: 'part',
        mesh,
        offset: [at, at] as const,
      }));
      const settings = plainSettings({ retract_before_travel: String(objects.length) });
      const toolpaths = planToolpaths(placed, settings, { mapLayers });
      expect(toolpaths).toEqual(planToolpaths(placed, settings));
    };
    print([one, 50]);
    print([two, 50]);
    const before = made;
    print([one, 40], [two, 60], [one, 90]);
    print([two, 40.1], [other, 60.3], [one, 90.7], [two, 120]);
    expect(made).toBe(before);
  });

  it('are not held where they are many', () => {
    const slice = maker(100);
    slice(pin());
    expect(slice(pin())).toBeGreaterThan(0);
  });

  it('are made where the print before was given up half way', () => {
    let left = 1;
    const failing: MapLayers = (work, tasks, ranges) => {
      const answer = mapLayersHere(work, tasks, ranges);
      return (range) => {
        if (work === 'beads' && left-- === 0) throw new Error('given up');
        return answer(range);
      };
    };
    const mapLayers = rememberLayers(failing);
    const objects = [{ name: 'part', mesh: sphere(9, 48), offset: [100, 100] as const }];
    const settings = plainSettings();
    expect(() => planToolpaths(objects, settings, { mapLayers })).toThrow('given up');
    expect(planToolpaths(objects, settings, { mapLayers })).toEqual(
      planToolpaths(objects, settings),
    );
  });
});
