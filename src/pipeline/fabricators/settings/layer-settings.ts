// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SettingKey, Settings } from './table.ts';

/**
 * All that sections and beads of an object depend on beside its mesh and the heights of its layers.
 * Speeds, temperatures, the bed and the machine come after: prints that differ in those alone
 * share their layers.
 */
const LAYER_KEYS = [
  'bottom_fill_pattern',
  'bottom_solid_layers',
  'bottom_solid_min_thickness',
  'bridge_angle',
  'bridge_flow_ratio',
  'elefant_foot_compensation',
  'enable_dynamic_overhang_speeds',
  'external_perimeter_extrusion_width',
  'extra_perimeters',
  'fill_angle',
  'fill_density',
  'fill_pattern',
  'first_layer_extrusion_width',
  'gap_fill_enabled',
  'gcode_resolution',
  'infill_anchor',
  'infill_anchor_max',
  'infill_extrusion_width',
  'infill_overlap',
  'layer_height',
  'nozzle_diameter',
  'only_one_perimeter_first_layer',
  'only_one_perimeter_top',
  'overhangs',
  'perimeter_extrusion_width',
  'perimeter_generator',
  'perimeters',
  'slice_closing_radius',
  'solid_infill_below_area',
  'solid_infill_extrusion_width',
  'thin_walls',
  'top_fill_pattern',
  'top_infill_extrusion_width',
  'top_solid_layers',
  'top_solid_min_thickness',
  'xy_size_compensation',
] as const satisfies readonly SettingKey[];

export type LayerSettings = Pick<Settings, (typeof LAYER_KEYS)[number]>;

/** Those and no others, so that nothing else can be read on the way to beads. */
export const layerSettings = (settings: Settings): LayerSettings =>
  Object.fromEntries(LAYER_KEYS.map((key) => [key, settings[key]])) as unknown as LayerSettings;
