// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { PROCESS_SETTINGS } from '../../../src/pipeline/fabricators/settings/process-settings.ts';

const number = (min: number, max: number): fc.Arbitrary<string> =>
  fc.double({ min, max, noNaN: true }).map(String);
const whole = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map(String);
const often = (value: string, other: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(fc.constant(value), other);
const pick = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

/** Settings within their ranges, each often at its plain value. */
export const overrides = fc.record({
  layer_height: often('0.2', number(0.08, 0.4)),
  first_layer_height: often('0.2', number(0.08, 0.4)),
  extrusion_width: often('0.45', number(0.4, 0.9)),
  nozzle_diameter: pick('0.4', '0.6'),
  perimeter_generator: pick('arachne', 'classic'),
  perimeters: often('2', whole(0, 20)),
  top_solid_layers: often('3', whole(0, 50)),
  bottom_solid_layers: often('3', whole(0, 50)),
  top_solid_min_thickness: often('0', number(0, 5)),
  fill_density: often('20', number(0, 100)),
  fill_pattern: pick(...PROCESS_SETTINGS.fill_pattern.values),
  top_fill_pattern: pick('rectilinear', 'monotonic', 'concentric'),
  bottom_fill_pattern: pick('rectilinear', 'monotonic', 'concentric'),
  fill_angle: number(0, 360),
  solid_infill_below_area: pick('0', '10', '1000'),
  infill_overlap: number(0, 100),
  external_perimeters_first: pick('true', 'false'),
  extra_perimeters: pick('true', 'false'),
  only_one_perimeter_top: pick('true', 'false'),
  only_one_perimeter_first_layer: pick('true', 'false'),
  overhangs: pick('true', 'false'),
  enable_dynamic_overhang_speeds: pick('true', 'false'),
  infill_anchor: often('0', number(0, 20)),
  infill_anchor_max: often('50', number(0, 20)),
  thin_walls: pick('true', 'false'),
  gap_fill_enabled: pick('true', 'false'),
  seam_position: pick('aligned', 'nearest', 'rear', 'random'),
  bridge_flow_ratio: number(0.1, 2),
  bridge_angle: often('0', number(0, 360)),
  xy_size_compensation: often('0', number(-2, 2)),
  elefant_foot_compensation: number(0, 1),
  slice_closing_radius: number(0, 1),
  gcode_resolution: often('0.0125', number(0.001, 0.5)),
  skirts: whole(0, 3),
  skirt_height: whole(0, 3),
  min_skirt_length: number(0, 5),
  brim_width: number(0, 5),
  brim_separation: number(0, 1),
  avoid_crossing_perimeters: pick('true', 'false'),
  wipe: pick('true', 'false'),
  slow_down_layers: whole(1, 9),
  only_retract_when_crossing_perimeters: pick('true', 'false'),
  retract_length: number(0, 5),
  retract_lift: number(0, 1),
  retract_before_travel: number(0, 5),
  gcode_flavor: pick('marlin', 'marlin2', 'klipper'),
  cooling: pick('true', 'false'),
});
