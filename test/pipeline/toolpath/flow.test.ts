// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { analyzeGcode } from '../../../src/pipeline/gcode/analyze-gcode.ts';
import { limitsOf } from '../../../src/pipeline/gcode/machine-limits.ts';
import { writeGcode } from '../../../src/pipeline/gcode/write-gcode.ts';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import {
  beadFlow,
  bridgeFlow,
  gapFlow,
  widthOfVolume,
} from '../../../src/pipeline/toolpath/flow.ts';
import { box } from '../../shapes.ts';
import { NOTICE } from '../gcode/tiny-toolpaths.ts';
import { plainSettings, slice } from './slice-shape.ts';

/** Filament of the parts themselves (no start and end template), as the G-code says, mm. */
const filament = (overrides: RawSettings): number => {
  const settings = plainSettings(overrides);
  const written = writeGcode(slice(box(20, 20, 20), overrides), settings, NOTICE);
  if (!written.ok) throw new Error('not written');
  const { roles } = analyzeGcode(written.value.bytes, limitsOf(settings));
  return roles.reduce(
    (sum, { role, filament_mm }) => sum + (role === 'Custom' ? 0 : filament_mm),
    0,
  );
};

describe('flow', () => {
  test('a bead 0.45 wide and 0.2 high takes 0.081416 mm³ for each mm', () => {
    const { mm3PerMm, spacing } = beadFlow(0.45, 0.2);
    expect(mm3PerMm).toBeCloseTo(0.081416, 6);
    expect(spacing).toBeCloseTo(0.45 - 0.2 * (1 - Math.PI / 4), 9);
    expect(mm3PerMm / (Math.PI * 0.875 * 0.875)).toBeCloseTo(0.033849, 6);
    expect(widthOfVolume(mm3PerMm, 0.2)).toBeCloseTo(0.45, 9);
  });

  test('a thread in the air is round, a bead in a gap fills it', () => {
    expect(bridgeFlow(0.4, 1).mm3PerMm).toBeCloseTo(Math.PI * 0.04, 9);
    expect(gapFlow(0.3, 0.2).mm3PerMm).toBeCloseTo(0.06, 9);
  });

  test('3 walls of a 20 mm cube take 761.0 mm of filament, within 1 %', () => {
    const used = filament({
      ...{ perimeters: '3', fill_density: '0', top_solid_layers: '0', bottom_solid_layers: '0' },
    });
    expect(Math.abs(used / 761 - 1)).toBeLessThan(0.01);
  });

  test('a solid 20 mm cube takes at most 3326 mm, within 3 % of its volume', () => {
    const used = filament({ fill_density: '100' });
    expect(used).toBeLessThanOrEqual(3326);
    expect(Math.abs((used * Math.PI * 0.875 * 0.875) / 8000 - 1)).toBeLessThan(0.03);
  });

  test('the extrusion multiplier scales what the file takes', () => {
    const plain = filament({ fill_density: '0' });
    expect(filament({ fill_density: '0', extrusion_multiplier: '0.9' }) / plain).toBeCloseTo(
      0.9,
      3,
    );
  });
});
