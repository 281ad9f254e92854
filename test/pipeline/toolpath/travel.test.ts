// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { checkGcode } from '../../../src/pipeline/gcode/check-gcode.ts';
import { limitsOf } from '../../../src/pipeline/gcode/machine-limits.ts';
import { writeGcode } from '../../../src/pipeline/gcode/write-gcode.ts';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import { crossingIndex } from '../../../src/pipeline/toolpath/travel/crossing-index.ts';
import type { LayerToolpath, Toolpaths } from '../../../src/pipeline/toolpath/toolpath.ts';
import { toUnits } from '../../../src/shared/units.ts';
import { box, cylinder, insideOut, together } from '../../shapes.ts';
import { NOTICE } from '../gcode/tiny-toolpaths.ts';
import { hole, rectangle } from '../polygons/rings.ts';
import { plainSettings, slice, travelsOf } from './slice-shape.ts';

const towers = together(box(6, 6, 2), box(6, 6, 2, [20, 0, 0]));
const gcodeOf = (toolpaths: Toolpaths, overrides: RawSettings = {}): string => {
  const written = writeGcode(toolpaths, plainSettings(overrides), NOTICE);
  if (!written.ok) throw new Error('not written');
  return new TextDecoder().decode(written.value.bytes);
};

describe('travels', () => {
  test('from part to part the filament is drawn back, and the nozzle lifted when asked for', () => {
    const { layers } = slice(towers, { retract_lift: '0.4' });
    for (const layer of layers) {
      const far = travelsOf(layer).filter((travel) => travel.retract);
      expect(far.length).toBeGreaterThan(0);
      expect(far.every(({ lift }) => lift === 0.4)).toBe(true);
      expect(
        travelsOf(layer)
          .filter((travel) => !travel.retract)
          .every(({ lift }) => lift === 0),
      ).toBe(true);
    }
  });

  test('every way longer than the threshold is retracted when not only crossings are', () => {
    const overrides = {
      only_retract_when_crossing_perimeters: 'false',
      retract_before_travel: '1.5',
    };
    for (const layer of slice(cylinder(12, 2, 48), overrides).layers)
      for (const { length, retract } of waysOf(layer).slice(1)) expect(retract).toBe(length >= 1.5);
  });

  test('a way that stays inside the part is not retracted, one across a hole is', () => {
    const inside = slice(box(20, 20, 2))
      .layers.slice(1)
      .flatMap(waysOf);
    expect(inside.some(({ length }) => length > 2)).toBe(true);
    const ring = together(cylinder(15, 1, 60), insideOut(cylinder(11, 1, 60)));
    const crossing = slice(ring)
      .layers.flatMap(waysOf)
      .filter(({ length }) => length > 18);
    expect(crossing.every(({ retract }) => retract)).toBe(true);
  });

  test('a threshold that no way reaches means no retraction but the first', () => {
    const { layers } = slice(towers, { retract_before_travel: '1000' });
    expect(
      layers
        .slice(1)
        .flatMap(travelsOf)
        .some(({ retract }) => retract),
    ).toBe(false);
  });

  test('firmware retraction takes turns: G10, G11, G10 …', () => {
    const overrides = { use_firmware_retraction: 'true', gcode_flavor: 'marlin2' };
    const words = gcodeOf(slice(towers, overrides), overrides).match(/^G1[01]\b/gmu) ?? [];
    expect(words.length).toBeGreaterThan(20);
    words.forEach((word, i) => expect(word).toBe(i % 2 === 0 ? 'G10' : 'G11'));
  });

  test('the G-code of two towers keeps every law in every flavor', () => {
    for (const gcode_flavor of ['marlin', 'marlin2', 'klipper']) {
      const overrides = { gcode_flavor, retract_lift: '0.3', retract_restart_extra: '0.05' };
      const text = gcodeOf(slice(towers, overrides), overrides);
      const problems = checkGcode(text, limitsOf(plainSettings(overrides)));
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});

describe('crossingIndex', () => {
  const frame = [rectangle(20, 20), hole(rectangle(10, 10, 5, 5))];
  const { crosses } = crossingIndex(frame);
  const across = (...mm: [number, number, number, number]) =>
    crosses(...(mm.map(toUnits) as [number, number, number, number]));

  test('tells ways that leave the area from those that stay', () => {
    expect(across(1, 1, 19, 1)).toBe(false);
    expect(across(1, 1, 1, 19)).toBe(false);
    expect(across(1, 10, 19, 10)).toBe(true);
    expect(across(1, 1, 25, 1)).toBe(true);
    expect(across(1, 1, 19, 19)).toBe(true);
    expect(across(2, 2, 2, 2)).toBe(false);
  });

  test('the whole plane lies outside of nothing', () => {
    expect(crossingIndex([]).crosses(0, 0, 1, 1)).toBe(true);
  });
});

/** Length of each travel of a layer, from where the move before ended. */
const waysOf = (layer: LayerToolpath) => {
  let at: readonly [number, number] | undefined;
  return layer.moves.flatMap((move) => {
    const { points } = move;
    const [x, y] = [points[points.length - 2]!, points[points.length - 1]!];
    const from = at;
    at = [x, y];
    if (move.kind !== 'travel' || from === undefined) return [];
    return [{ length: Math.hypot(x - from[0], y - from[1]), retract: move.retract }];
  });
};
