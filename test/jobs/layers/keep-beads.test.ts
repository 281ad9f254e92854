// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { keepBeads, type BeadsOfPlate } from '../../../src/jobs/layers/keep-beads.ts';
import type { Packed } from '../../../src/jobs/layers/pack.ts';
import { toBytes } from '../../../src/jobs/layers/packed-bytes.ts';
import { sha256 } from '../../../src/jobs/store/sealed-json.ts';
import {
  mapLayersHere,
  type LayerWork,
  type MapLayers,
} from '../../../src/pipeline/toolpath/layer-tasks.ts';
import { planToolpaths } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { box, cylinder, together } from '../../shapes.ts';
import { plainSettings } from '../../pipeline/toolpath/slice-shape.ts';

const part = together(box(9, 7, 2, [-4, -3, 0]), cylinder(3, 2, 20));

const digestOf = (packed: Packed): string => sha256(toBytes('', [packed]));

/** Slices with beads of an earlier print; says which work had to be done. */
const print = (
  earlier: readonly BeadsOfPlate[],
  overrides: Readonly<Record<string, string>> = {},
  { most = Infinity, offset = [100, 100] as readonly [number, number] } = {},
) => {
  const done: LayerWork[] = [];
  const watched: MapLayers = (work, ...rest) => {
    done.push(work);
    return mapLayersHere(work, ...rest);
  };
  const { mapLayers, noted } = keepBeads(earlier, digestOf, most, watched);
  const objects = [{ name: 'part', mesh: part, offset }];
  const toolpaths = planToolpaths(objects, plainSettings(overrides), { mapLayers });
  if (!toolpaths.ok) throw new Error(JSON.stringify(toolpaths.problems));
  return { toolpaths: toolpaths.value, done, noted: noted() };
};

describe('beads of an earlier print', () => {
  const first = print([]);

  it('are taken where speeds, temperatures, the place on the bed or the machine alone are others', () => {
    const changes = {
      infill_speed: '33',
      temperature: '240',
      retract_length: '1',
      gcode_flavor: 'klipper',
    };
    const again = print(first.noted, changes, { offset: [50, 70] });
    expect(again.done).toEqual(['sections']);
    const anew = print([], changes, { offset: [50, 70] });
    expect(anew.done).toEqual(['sections', 'beads']);
    expect(again.toolpaths).toEqual(anew.toolpaths);
    expect(again.noted).toEqual([]);
  });

  it('are made anew where a setting of layers is another', () => {
    for (const changes of [
      { fill_density: '30%' },
      { perimeters: '3' },
      { extrusion_width: '0.5' },
      { infill_overlap: '0.1' },
    ])
      expect(print(first.noted, changes).done, JSON.stringify(changes)).toContain('beads');
  });

  it('are made anew where a section is another', () => {
    expect(print(first.noted, { xy_size_compensation: '0.01' }).done).toContain('beads');
  });

  it('are not noted where they would take more room than there is, and the print is the same', () => {
    const [{ ranges }] = first.noted as [BeadsOfPlate];
    const bytes = ranges.reduce((sum, { words }) => sum + words.byteLength, 0);
    expect(print([], {}, { most: bytes }).noted).toEqual(first.noted);
    const small = print([], {}, { most: bytes - 1 });
    expect(small.noted).toEqual([]);
    expect(small.toolpaths).toEqual(first.toolpaths);
  });
});
