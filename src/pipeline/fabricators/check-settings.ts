// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, warning, type Problem } from '../../shared/problem.ts';
import type { SettingKey, Settings } from './settings/table.ts';

const WIDTH_KEYS = [
  'external_perimeter_extrusion_width',
  'perimeter_extrusion_width',
  'infill_extrusion_width',
  'solid_infill_extrusion_width',
  'top_infill_extrusion_width',
] as const satisfies readonly SettingKey[];

/**
 * Whether resolved settings agree with each other. Problems: `settings-conflict` with the keys
 * that contradict each other (physically impossible), and as warnings `settings-layer-too-thin`,
 * `settings-layer-too-thick`, `settings-wide-bead`, `settings-cold-first-layer`,
 * `settings-nothing-to-print`.
 */
export const checkSettings = (settings: Settings): readonly Problem[] => [
  ...layerHeights(settings),
  ...beadWidths(settings),
  ...everythingElse(settings),
];

const layerHeights = (settings: Settings): readonly Problem[] => {
  const { nozzle_diameter: nozzle, min_layer_height: min, max_layer_height: max } = settings;
  const problems: Problem[] = [];
  if (min > max) {
    problems.push(conflict(['min_layer_height', 'max_layer_height'], settings, 'min ≤ max'));
  }
  for (const key of ['layer_height', 'first_layer_height'] as const) {
    const height = settings[key];
    if (height > nozzle) {
      problems.push(
        conflict([key, 'nozzle_diameter'], settings, 'layers no thicker than the nozzle is wide'),
      );
    } else if (height > max + 1e-9) {
      problems.push(
        warning(
          'settings-layer-too-thick',
          `${key}: expected at most ${max} mm (max_layer_height), found ${height} mm`,
          { hint: `Lower ${key}: thicker layers are pressed too little to hold together.` },
        ),
      );
    } else if (height < min - 1e-9) {
      problems.push(
        warning(
          'settings-layer-too-thin',
          `${key}: expected at least ${min} mm (min_layer_height), found ${height} mm`,
          { hint: `Raise ${key}: the machine’s z does not resolve thinner layers well.` },
        ),
      );
    }
  }
  return problems;
};

/** A bead is a stadium: it is at least as wide as high. */
const beadWidths = (settings: Settings): readonly Problem[] => {
  const problems: Problem[] = [];
  const check = (key: SettingKey, width: number, heightKey: SettingKey): void => {
    const height = settings[heightKey] as number;
    if (width < height) {
      problems.push(conflict([key, heightKey], settings, 'beads at least as wide as high'));
    } else if (width > settings.nozzle_diameter * 2.5) {
      problems.push(
        warning(
          'settings-wide-bead',
          `${key}: expected at most 2.5 times nozzle_diameter (${settings.nozzle_diameter} mm), found ${width} mm`,
          { hint: `Lower ${key}, or use a wider nozzle.` },
        ),
      );
    }
  };
  for (const key of WIDTH_KEYS) check(key, settings[key], 'layer_height');
  check('first_layer_extrusion_width', settings.first_layer_extrusion_width, 'first_layer_height');
  return problems;
};

const everythingElse = (settings: Settings): readonly Problem[] => {
  const problems: Problem[] = [];
  if (settings.min_fan_speed > settings.max_fan_speed) {
    problems.push(conflict(['min_fan_speed', 'max_fan_speed'], settings, 'min ≤ max'));
  }
  if (settings.retract_length > 0 && settings.retract_length + settings.retract_restart_extra < 0) {
    problems.push(
      conflict(['retract_length', 'retract_restart_extra'], settings, 'a sum of at least 0'),
    );
  }
  for (const key of ['layer_height', 'first_layer_height'] as const) {
    if (settings[key] > settings.max_print_height) {
      problems.push(conflict([key, 'max_print_height'], settings, 'a layer that fits'));
    }
  }
  if (settings.first_layer_temperature < settings.temperature - 30) {
    problems.push(
      warning(
        'settings-cold-first-layer',
        `first_layer_temperature (${settings.first_layer_temperature} °C): expected near temperature (${settings.temperature} °C)`,
        { hint: 'A first layer printed cool does not stick: raise first_layer_temperature.' },
      ),
    );
  }
  if (
    settings.perimeters === 0 &&
    settings.fill_density === 0 &&
    settings.top_solid_layers === 0 &&
    settings.bottom_solid_layers === 0
  ) {
    problems.push(
      warning(
        'settings-nothing-to-print',
        'perimeters, fill_density, top_solid_layers and bottom_solid_layers are all 0: nothing would be printed',
        { hint: 'Raise one of them.' },
      ),
    );
  }
  return problems;
};

const conflict = (keys: readonly SettingKey[], settings: Settings, expected: string): Problem =>
  error(
    'settings-conflict',
    `expected ${expected}, found ${keys.map((key) => `${key} = ${String(settings[key])}`).join(' and ')}`,
    { hint: `Change ${keys.join(' or ')}.` },
  );
