// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Start and end templates. Each start template leaves the machine homed, hot, in absolute
 * coordinates with relative extrusion, the nozzle primed and not retracted. The prime line lies
 * at the front edge, no higher than the first layer, so that z never falls afterwards.
 */

const HEAT_BED_FIRST = [
  'G90',
  'M83',
  'M140 S{first_layer_bed_temperature}',
  'M104 S150',
  '{if first_layer_bed_temperature > 0}M190 S{first_layer_bed_temperature}{endif}',
];

const LIFT_AND_HEAT = [
  'G1 Z5 F{60 * min(machine_max_feedrate_z, 10)}',
  'M109 S{first_layer_temperature}',
];

// 60 mm of a bead 0.8 mm wide: E = length · height · width / filament cross-section. The print draws
// the filament back right after.
const PRIME_LINE = [
  'G92 E0',
  'G1 X10 Y4 F{60 * min(travel_speed, 80)}',
  'G1 Z{first_layer_height} F{60 * min(machine_max_feedrate_z, 10)}',
  'G1 X70 E{60 * first_layer_height * 0.8 / (0.7854 * filament_diameter * filament_diameter)} F900',
  'G92 E0',
];

const HEATERS_OFF = ['M104 S0', 'M140 S0', 'M107'];

const LIFT =
  'G1 Z{min(max_layer_z + 10, max_print_height)} F{60 * min(machine_max_feedrate_z, 10)}';

// To the back alone: on most machines that brings the part to the front.
const PARK = 'G1 Y{bed_size_y * 0.9} F{60 * min(travel_speed, 80)}';

const lines = (...parts: readonly (string | readonly string[])[]): string =>
  parts.flat().join('\n');

/** Marlin: `homing` is what this machine does after `G28` (probe, or fetch the stored mesh). */
export const marlinStart = (homing: readonly string[] = []): string =>
  lines(HEAT_BED_FIRST, 'G28', homing, LIFT_AND_HEAT, PRIME_LINE);

export const marlinEnd: string = lines(LIFT, PARK, HEATERS_OFF, 'M84');

/** Prusa: the firmware first compares model and nozzle, and stops when they are not what was sliced for. */
export const prusaStart = (model: string, homing: readonly string[]): string =>
  lines(`M862.3 P "${model}"`, 'M862.1 P{nozzle_diameter}', marlinStart(homing));

/** Klipper: the macro does what the maker wants; heating is also said plainly, for those without one. */
export const klipperStart: string = lines(
  'G90',
  'M83',
  'M140 S{first_layer_bed_temperature}',
  'M104 S150',
  'START_PRINT BED_TEMP={first_layer_bed_temperature} EXTRUDER_TEMP={first_layer_temperature}',
  '{if first_layer_bed_temperature > 0}M190 S{first_layer_bed_temperature}{endif}',
  'G90',
  'M83',
  LIFT_AND_HEAT,
  PRIME_LINE,
);

export const klipperEnd: string = lines(LIFT, 'END_PRINT', HEATERS_OFF, 'M84');
