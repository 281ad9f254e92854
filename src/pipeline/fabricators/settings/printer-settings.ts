// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bool, float, int, oneOf, text } from './definition.ts';

const FEED: readonly [number, number] = [0.1, 2000];
const ACCELERATION: readonly [number, number] = [1, 100_000];

/** What is true of a machine, whatever it prints. */
export const PRINTER_SETTINGS = {
  printer_model: text('', 'Name that the start template and the model check use'),
  gcode_flavor: oneOf(['marlin', 'marlin2', 'klipper'], 'marlin', 'Dialect of the firmware'),
  bed_size_x: float('mm', 220, [10, 4000], 'Printable width'),
  bed_size_y: float('mm', 220, [10, 4000], 'Printable depth'),
  max_print_height: float('mm', 250, [1, 4000], 'Printable height'),
  nozzle_diameter: float('mm', 0.4, [0.1, 2], 'Diameter of the nozzle’s opening'),
  min_layer_height: float('mm', 0.04, [0.01, 2], 'Thinnest layer the machine does well'),
  max_layer_height: float('mm', '80%', [0.01, 2], 'Thickest layer the nozzle can press', {
    percentOf: 'nozzle_diameter',
  }),

  max_nozzle_temperature: int('°C', 260, [150, 500], 'Hottest the nozzle may get'),
  max_bed_temperature: int('°C', 110, [0, 200], 'Hottest the bed may get'),
  machine_max_feedrate_x: float('mm/s', 500, FEED, 'Highest speed of x'),
  machine_max_feedrate_y: float('mm/s', 500, FEED, 'Highest speed of y'),
  machine_max_feedrate_z: float('mm/s', 10, FEED, 'Highest speed of z'),
  machine_max_feedrate_e: float('mm/s', 60, FEED, 'Highest speed of the extruder'),
  machine_max_acceleration_x: float('mm/s²', 500, ACCELERATION, 'Highest acceleration of x'),
  machine_max_acceleration_y: float('mm/s²', 500, ACCELERATION, 'Highest acceleration of y'),
  machine_max_acceleration_z: float('mm/s²', 100, ACCELERATION, 'Highest acceleration of z'),
  machine_max_acceleration_e: float('mm/s²', 5000, ACCELERATION, 'Highest acceleration of e'),
  machine_max_acceleration_extruding: float(
    'mm/s²',
    500,
    ACCELERATION,
    'Highest acceleration while extruding',
  ),
  machine_max_acceleration_travel: float(
    'mm/s²',
    500,
    ACCELERATION,
    'Highest acceleration on travels',
  ),
  machine_max_jerk_x: float('mm/s', 8, [0, 100], 'Speed step of x that needs no ramp'),
  machine_max_jerk_y: float('mm/s', 8, [0, 100], 'Speed step of y that needs no ramp'),
  machine_max_jerk_z: float('mm/s', 0.4, [0, 100], 'Speed step of z that needs no ramp'),
  machine_max_jerk_e: float('mm/s', 5, [0, 100], 'Speed step of e that needs no ramp'),

  retract_length: float('mm', 5, [0, 20], 'Filament drawn back before a travel; 0 never'),
  retract_speed: float('mm/s', 60, FEED, 'Speed of drawing back'),
  deretract_speed: float('mm/s', 0, [0, 2000], 'Speed of pushing forward; 0 as retract_speed'),
  retract_lift: float('mm', 0, [0, 10], 'Nozzle lift while retracted'),
  retract_before_travel: float('mm', 2, [0, 1000], 'Shorter travels need no retraction'),
  retract_restart_extra: float('mm', 0, [-1, 10], 'More filament pushed than was drawn back'),
  retract_layer_change: bool(false, 'Retract when the layer changes'),
  use_firmware_retraction: bool(false, 'Retract with G10 and G11'),

  start_gcode: text('', 'Template before the first layer', true),
  end_gcode: text('', 'Template after the last layer', true),
  before_layer_gcode: text('', 'Template before each layer change', true),
  layer_gcode: text('', 'Template after each layer change', true),
  thumbnails: text('16x16,220x124', 'Sizes of the pictures in the G-code; empty for none'),
  remaining_times: bool(true, 'Progress by M73'),
  gcode_label_objects: oneOf(['no', 'firmware'], 'no', 'Labels that let one object be canceled'),
  average_power: float('W', 0, [0, 20_000], 'Mean draw while printing; 0 by bed and temperature'),
} as const;
