// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { warning, type Problem } from '../../shared/problem.ts';
import type { SettingKey, Settings } from './settings/table.ts';

/** Widths by role that `extrusion_width` stands for, and their automatic share of the nozzle. */
const ROLE_WIDTHS = {
  first_layer_extrusion_width: 1.125,
  external_perimeter_extrusion_width: 1.125,
  perimeter_extrusion_width: 1.125,
  infill_extrusion_width: 1.125,
  solid_infill_extrusion_width: 1.125,
  top_infill_extrusion_width: 1,
} as const satisfies Partial<Record<SettingKey, number>>;

const ROLE_ACCELERATIONS = [
  'perimeter_acceleration',
  'external_perimeter_acceleration',
  'infill_acceleration',
  'solid_infill_acceleration',
  'top_solid_infill_acceleration',
  'bridge_acceleration',
  'first_layer_acceleration',
] as const satisfies readonly SettingKey[];

/** Makes every 0 that means "automatic" real. Problem: `settings-width-overridden`, a warning. */
export const fillAutomatic = (
  settings: Settings,
  overrides: readonly string[],
  problems: Problem[],
): Settings => ({
  ...settings,
  ...widths(settings, overrides, problems),
  ...accelerations(settings),
  deretract_speed: settings.deretract_speed || settings.retract_speed,
  average_power: settings.average_power || power(settings),
});

const widths = (
  settings: Settings,
  overrides: readonly string[],
  problems: Problem[],
): Partial<Settings> => {
  const everywhere = settings.extrusion_width;
  const nozzle = settings.nozzle_diameter;
  const filled: Record<string, number> = { extrusion_width: everywhere || 1.125 * nozzle };
  for (const [key, share] of Object.entries(ROLE_WIDTHS)) {
    const own = settings[key as keyof typeof ROLE_WIDTHS];
    filled[key] = everywhere || own || share * nozzle;
    if (everywhere > 0 && own > 0 && own !== everywhere && overrides.includes(key)) {
      problems.push(
        warning(
          'settings-width-overridden',
          `${key} = ${own} mm has no effect: extrusion_width = ${everywhere} mm is the width of every role`,
          { hint: `Leave out extrusion_width to choose widths by role.` },
        ),
      );
    }
  }
  return filled;
};

/** 0 → default → what the machine allows; never more than that. */
const accelerations = (settings: Settings): Partial<Settings> => {
  const axes = Math.min(settings.machine_max_acceleration_x, settings.machine_max_acceleration_y);
  const extruding = settings.machine_max_acceleration_extruding;
  const fallback = Math.min(settings.default_acceleration || extruding, extruding);
  const filled: Record<string, number> = {
    default_acceleration: fallback,
    travel_acceleration: Math.min(
      settings.travel_acceleration || Math.min(settings.machine_max_acceleration_travel, axes),
      settings.machine_max_acceleration_travel,
    ),
  };
  for (const key of ROLE_ACCELERATIONS) {
    filled[key] = Math.min(settings[key] || fallback, extruding);
  }
  return filled;
};

const ELECTRONICS_W = 15;
const STEPPERS_W = 15;
const NOZZLE_W = 20;

/** Mean draw: electronics, steppers, nozzle, and the bed with 0.10 W/cm² at 60 °C, 0.22 at 100 °C. */
const power = (settings: Settings): number => {
  const area = (settings.bed_size_x * settings.bed_size_y) / 100;
  const density = Math.max(0, 0.1 + ((settings.bed_temperature - 60) * 0.12) / 40);
  return Math.round(ELECTRONICS_W + STEPPERS_W + NOZZLE_W + area * density);
};
