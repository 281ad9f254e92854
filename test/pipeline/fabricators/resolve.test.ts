// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PROFILES } from '../../../src/pipeline/fabricators/find-profile.ts';
import { limitSpeed } from '../../../src/pipeline/fabricators/limit-speed.ts';
import { resolveSettings, type Choice } from '../../../src/pipeline/fabricators/resolve.ts';
import { SETTINGS, SETTING_KEYS } from '../../../src/pipeline/fabricators/settings/table.ts';
import type { Settings } from '../../../src/pipeline/fabricators/settings/table.ts';

const resolved = (choice: Choice = {}): Settings => {
  const outcome = resolveSettings(choice);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const codes = (choice: Choice): string[] =>
  resolveSettings(choice).problems.map((problem) => problem.code);

const set = (overrides: Choice['overrides'] & object): Choice => ({ overrides });

describe('every printer with every material and process', () => {
  const all = PROFILES.printer.flatMap((printer) =>
    PROFILES.material.flatMap((material) =>
      PROFILES.process.map((process) => ({ printer, material, process })),
    ),
  );

  test('resolves', () => {
    expect(all.length).toBeGreaterThanOrEqual(10 * 7 * 4);
    for (const choice of all) {
      const outcome = resolveSettings(choice);
      expect(outcome.ok, `${choice.printer.id} ${choice.material.id}`).toBe(true);
    }
  });

  test('stays within what the machine stands', () => {
    for (const choice of all) {
      const settings = resolved(choice);
      expect(settings.temperature).toBeLessThanOrEqual(settings.max_nozzle_temperature);
      expect(settings.bed_temperature).toBeLessThanOrEqual(settings.max_bed_temperature);
      expect(settings.layer_height).toBeLessThanOrEqual(settings.max_layer_height);
      expect(settings.perimeter_acceleration).toBeLessThanOrEqual(
        settings.machine_max_acceleration_extruding,
      );
      expect(settings.perimeter_acceleration).toBeGreaterThan(0);
      expect(settings.average_power).toBeGreaterThan(50);
    }
  });

  test('only warns where the machine is too cool for the material', () => {
    for (const choice of all) {
      for (const problem of resolveSettings(choice).problems) {
        expect(problem).toMatchObject({ severity: 'warning', code: 'settings-too-hot' });
      }
    }
  });
});

test('ids are unique and every profile’s keys are in the table', () => {
  for (const profiles of Object.values(PROFILES)) {
    expect(new Set(profiles.map((profile) => profile.id)).size).toBe(profiles.length);
    for (const profile of profiles) {
      for (const key of Object.keys(profile.settings)) expect(SETTING_KEYS).toContain(key);
    }
  }
});

test('every default of the table is within its own range', () => {
  for (const key of SETTING_KEYS) {
    const row = SETTINGS[key];
    if (row.type !== 'int' && row.type !== 'float' && row.type !== 'percent') continue;
    const fallback: number | string = row.default;
    if (typeof fallback === 'string') continue;
    expect(fallback, key).toBeGreaterThanOrEqual(row.min);
    expect(fallback, key).toBeLessThanOrEqual(row.max);
  }
});

describe('layers of profiles', () => {
  test('overrides beat the process, which beats the defaults', () => {
    expect(resolved().layer_height).toBe(0.2);
    expect(resolved({ process: 'fine' }).layer_height).toBe(0.12);
    expect(resolved({ process: 'fine', overrides: { layer_height: '0.16' } }).layer_height).toBe(
      0.16,
    );
  });

  test('the printer brings its machine, the material its temperatures', () => {
    const settings = resolved({ printer: 'mk4', material: 'petg' });
    expect(settings).toMatchObject({
      bed_size_x: 250,
      bed_size_y: 210,
      max_print_height: 220,
      gcode_flavor: 'marlin2',
      machine_max_acceleration_extruding: 2000,
      temperature: 240,
      bed_temperature: 85,
      filament_density: 1.27,
    });
  });
});

describe('values', () => {
  test('as text or as number mean the same', () => {
    expect(resolved(set({ fill_density: '20%' })).fill_density).toBe(20);
    expect(resolved(set({ fill_density: 20 })).fill_density).toBe(20);
    expect(resolved(set({ cooling: '0' })).cooling).toBe(false);
    expect(resolved(set({ cooling: 0 })).cooling).toBe(false);
    expect(resolved(set({ cooling: 'true' })).cooling).toBe(true);
  });

  test('percent is taken of its base, through chains', () => {
    const settings = resolved(
      set({ infill_speed: 100, solid_infill_speed: '50%', top_solid_infill_speed: '50%' }),
    );
    expect(settings.solid_infill_speed).toBe(50);
    expect(settings.top_solid_infill_speed).toBe(25);
    expect(resolved(set({ nozzle_diameter: 0.6 })).max_layer_height).toBeCloseTo(0.48, 12);
  });

  test('of any finite number in range come back as they are', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 300, noNaN: true }), (speed) => {
        expect(resolved(set({ travel_speed: String(speed) })).travel_speed).toBe(speed);
      }),
      { numRuns: 50 },
    );
  });

  test('a line break in a template may be written \\n', () => {
    expect(resolved(set({ start_gcode: 'G28\\nG29' })).start_gcode).toBe('G28\nG29');
  });

  test.each([
    [{ layer_height: 'thick' }, 'settings-not-a-number'],
    [{ layer_height: '0,2' }, 'settings-not-a-number'],
    [{ layer_height: '' }, 'settings-not-a-number'],
    [{ layer_height: 'NaN' }, 'settings-not-a-number'],
    [{ layer_height: Infinity }, 'settings-not-a-number'],
    [{ layer_height: '1e999' }, 'settings-not-a-number'],
    [{ layer_height: '0x1' }, 'settings-not-a-number'],
    [{ perimeters: 2.5 }, 'settings-not-whole'],
    [{ cooling: 'maybe' }, 'settings-not-boolean'],
    [{ fill_pattern: 'gridd' }, 'settings-unknown-value'],
    [{ filament_currency: 'shells' }, 'settings-unknown-value'],
    [{ filament_currency: 'EURO' }, 'settings-unknown-value'],
    [{ filament_currency: '__proto__' }, 'settings-unknown-value'],
    [{ layer_height: -1 }, 'settings-out-of-range'],
    [{ fill_density: '101%' }, 'settings-out-of-range'],
    [{ perimeter_speed: 100, external_perimeter_speed: '5000%' }, 'settings-out-of-range'],
    [{ travel_speed: '50%' }, 'settings-no-percent'],
    [{ layerheight: 0.2 }, 'settings-unknown-key'],
    [{ constructor: 1 }, 'settings-unknown-key'],
    [{ layer_height: 0.5 }, 'settings-conflict'],
    [{ extrusion_width: 0.15 }, 'settings-conflict'],
    [{ min_layer_height: 0.3, max_layer_height: 0.2 }, 'settings-conflict'],
    [{ min_fan_speed: 80, max_fan_speed: 20 }, 'settings-conflict'],
    [{ temperature: 300 }, 'settings-too-hot'],
  ])('%j is refused as %s', (overrides, code) => {
    const outcome = resolveSettings(set(overrides));
    expect(outcome.ok).toBe(false);
    expect(outcome.problems.map((problem) => problem.code)).toContain(code);
    for (const problem of outcome.problems) expect(problem.hint).toBeTruthy();
  });

  test.each([
    [{ layer_height: 0.35 }, 'settings-layer-too-thick'],
    [{ layer_height: 0.03 }, 'settings-layer-too-thin'],
    [{ extrusion_width: 1.2 }, 'settings-wide-bead'],
    [{ extrusion_width: 0.5, perimeter_extrusion_width: 0.4 }, 'settings-width-overridden'],
    [{ first_layer_temperature: 150 }, 'settings-cold-first-layer'],
  ])('%j is done with the warning %s', (overrides, code) => {
    expect(resolveSettings(set(overrides)).ok).toBe(true);
    expect(codes(set(overrides))).toContain(code);
  });

  test.each([
    ['EUR', 'EUR'],
    [' inr ', 'INR'],
    ['€', 'EUR'],
    ['zł', 'PLN'],
    ['', ''],
  ])('the currency "%s" is %s', (written, code) => {
    expect(resolved(set({ filament_currency: written })).filament_currency).toBe(code);
  });

  test('a sign of several currencies is not guessed', () => {
    const [problem] = resolveSettings(set({ filament_currency: '$' })).problems;
    expect(problem!.hint).toMatch(/USD, CAD/);
  });

  test('a misspelled name gets the right one as hint', () => {
    const hint = (overrides: Record<string, string>): string =>
      resolveSettings(set(overrides)).problems[0]!.hint!;
    expect(hint({ layer_hieght: '0.2' })).toContain('layer_height');
    expect(hint({ fill_pattern: 'gird' })).toContain('grid');
    expect(resolveSettings({ printer: 'ender-3' }).problems[0]).toMatchObject({
      code: 'settings-unknown-printer',
      hint: expect.stringContaining('ender3'),
    });
  });
});

describe('automatic values', () => {
  test('widths are 1.125 nozzles, 1 nozzle on top', () => {
    const settings = resolved(set({ nozzle_diameter: 0.4 }));
    expect(settings.perimeter_extrusion_width).toBeCloseTo(0.45, 12);
    expect(settings.first_layer_extrusion_width).toBeCloseTo(0.45, 12);
    expect(settings.top_infill_extrusion_width).toBeCloseTo(0.4, 12);
  });

  test('extrusion_width is the width of every role', () => {
    const settings = resolved(set({ extrusion_width: '0.45', first_layer_extrusion_width: 0.6 }));
    for (const key of SETTING_KEYS.filter((name) => name.endsWith('extrusion_width'))) {
      expect(settings[key], key).toBe(0.45);
    }
  });

  test('accelerations of 0 follow the default, the default the machine', () => {
    expect(resolved().perimeter_acceleration).toBe(500);
    const settings = resolved(set({ default_acceleration: 300, perimeter_acceleration: 200 }));
    expect(settings.infill_acceleration).toBe(300);
    expect(settings.perimeter_acceleration).toBe(200);
    expect(resolved(set({ infill_acceleration: 90_000 })).infill_acceleration).toBe(500);
  });
});

test('the settings that slicers are compared with are taken literally', () => {
  const common = {
    ...{ layer_height: '0.2', first_layer_height: '0.2', extrusion_width: '0.45' },
    ...{ perimeters: '2', top_solid_layers: '4', bottom_solid_layers: '4' },
    ...{ fill_density: '20%', fill_pattern: 'grid', solid_infill_below_area: '0', skirts: '0' },
    ...{ brim_width: '0', retract_length: '2', external_perimeter_speed: '30' },
    ...{ small_perimeter_speed: '30', perimeter_speed: '60', infill_speed: '60' },
    ...{ solid_infill_speed: '30', top_solid_infill_speed: '30', gap_fill_speed: '30' },
    ...{ bridge_speed: '30', travel_speed: '120', first_layer_speed: '30', cooling: '0' },
  };
  const settings = resolved(set(common));
  for (const [key, text] of Object.entries(common)) {
    const value = settings[key as keyof Settings];
    if (typeof value === 'number') expect(value, key).toBe(parseFloat(text));
  }
  expect(settings.cooling).toBe(false);
  expect(settings.fill_pattern).toBe('grid');
  const { top_solid_layers: top, layer_height: height } = settings;
  expect(settings.top_solid_min_thickness).toBeLessThanOrEqual(top * height);
  expect(settings.bottom_solid_min_thickness).toBeLessThanOrEqual(top * height);
});

describe('limitSpeed', () => {
  test('melts no more than the filament allows', () => {
    const settings = resolved({ material: 'tpu' });
    expect(limitSpeed(settings, 0.1, 100)).toBeCloseTo(30, 9);
    expect(limitSpeed(settings, 0.1, 20)).toBe(20);
  });

  test('holds the axes and the extruder', () => {
    const settings = resolved({
      printer: 'mk4',
      overrides: { filament_max_volumetric_speed: 0, machine_max_feedrate_e: 2 },
    });
    expect(limitSpeed(settings, 0, 500)).toBe(200);
    const area = (Math.PI * 1.75 * 1.75) / 4;
    expect(limitSpeed(settings, 0.1, 500)).toBeCloseTo((2 * area) / 0.1, 9);
  });
});
