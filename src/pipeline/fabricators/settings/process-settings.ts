// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bool, float, int, oneOf, percent } from './definition.ts';

const WIDTH: readonly [number, number] = [0, 5];
const SPEED: readonly [number, number] = [0.1, 2000];
const ACCELERATION: readonly [number, number] = [0, 100_000];
const SOLID_PATTERNS = ['rectilinear', 'monotonic', 'concentric'] as const;

/** How a part is to be made: what a maker chooses for each print. Widths and accelerations of 0 are automatic. */
export const PROCESS_SETTINGS = {
  layer_height: float('mm', 0.2, [0.01, 2], 'Thickness of a layer'),
  first_layer_height: float('mm', 0.2, [0.01, 2], 'Thickness of the first layer', {
    percentOf: 'layer_height',
  }),
  perimeters: int('', 2, [0, 100], 'Walls'),
  perimeter_generator: oneOf(
    ['arachne', 'classic'],
    'arachne',
    'What fills walls too narrow for two beads, and gaps between walls: arachne makes walls wider where a narrow gap lies between them, takes two narrow beads in the place of one that is too wide, and reaches into corners; classic lays one bead of any width',
  ),
  top_solid_layers: int('layers', 5, [0, 1000], 'Solid layers below a top surface'),
  bottom_solid_layers: int('layers', 4, [0, 1000], 'Solid layers above a bottom surface'),
  top_solid_min_thickness: float('mm', 0.7, [0, 100], 'Least thickness of a top shell'),
  bottom_solid_min_thickness: float('mm', 0.5, [0, 100], 'Least thickness of a bottom shell'),
  fill_density: percent('%', 15, [0, 100], 'Density of the infill'),
  fill_pattern: oneOf(
    [
      'rectilinear',
      'alignedrectilinear',
      'grid',
      'triangles',
      'cubic',
      'honeycomb',
      'concentric',
      'gyroid',
    ],
    'grid',
    'Pattern of the infill: rectilinear and concentric are quick, grid and triangles carry load from above, cubic and gyroid from all sides, honeycomb is stiff and slow; at 100 % it is always rectilinear',
  ),
  top_fill_pattern: oneOf(SOLID_PATTERNS, 'monotonic', 'Pattern of top surfaces'),
  bottom_fill_pattern: oneOf(SOLID_PATTERNS, 'monotonic', 'Pattern of bottom surfaces'),
  fill_angle: float('°', 45, [0, 360], 'Direction of the first layer’s infill'),
  solid_infill_below_area: float('mm²', 0, [0, 100_000], 'Smaller areas are filled solid'),
  infill_anchor: float(
    'mm',
    0,
    [0, 1000],
    'How far lines of sparse infill that are joined to no other run along the wall; at most infill_anchor_max',
  ),
  infill_anchor_max: float(
    'mm',
    50,
    [0, 1000],
    'Longest joint along a wall from one line of sparse infill to the next; 0 none',
  ),
  infill_overlap: percent('%', 40, [0, 100], 'Overlap of sparse infill and walls, of the width'),
  external_perimeters_first: bool(false, 'Outer wall before the inner ones'),
  extra_perimeters: bool(
    false,
    'More walls on slopes, until the outer walls above lie on walls and not on infill',
  ),
  only_one_perimeter_top: bool(false, 'One wall where a top surface is seen'),
  only_one_perimeter_first_layer: bool(false, 'One wall on the first layer'),
  thin_walls: bool(true, 'One bead where two have no room'),
  gap_fill_enabled: bool(true, 'Beads in the gaps between walls'),
  overhangs: bool(
    true,
    'Walls that hang in the air are printed like bridges: round threads, at bridge_speed, with the bridges’ fan',
  ),
  seam_position: oneOf(['aligned', 'nearest', 'rear', 'random'], 'aligned', 'Where loops begin'),
  bridge_flow_ratio: float('', 1, [0.1, 2], 'Flow on bridges'),
  bridge_angle: float('°', 0, [0, 360], 'Direction of bridges; 0 automatic'),

  xy_size_compensation: float('mm', 0, [-2, 2], 'Growth of every outline'),
  elefant_foot_compensation: float('mm', 0, [0, 1], 'Shrinkage of the first layer’s outline'),
  slice_closing_radius: float('mm', 0.049, [0, 1], 'Cracks narrower than twice this are closed'),
  gcode_resolution: float('mm', 0.0125, [0.001, 0.5], 'Detail that is left out of outlines'),

  extrusion_width: float(
    'mm',
    0,
    WIDTH,
    'Width of every role, in place of the widths below; 0 automatic',
    {
      percentOf: 'layer_height',
    },
  ),
  first_layer_extrusion_width: float('mm', 0, WIDTH, 'Width on the first layer', {
    percentOf: 'first_layer_height',
  }),
  external_perimeter_extrusion_width: float('mm', 0, WIDTH, 'Width of outer walls', {
    percentOf: 'layer_height',
  }),
  perimeter_extrusion_width: float('mm', 0, WIDTH, 'Width of inner walls', {
    percentOf: 'layer_height',
  }),
  infill_extrusion_width: float('mm', 0, WIDTH, 'Width of sparse infill', {
    percentOf: 'layer_height',
  }),
  solid_infill_extrusion_width: float('mm', 0, WIDTH, 'Width of solid infill', {
    percentOf: 'layer_height',
  }),
  top_infill_extrusion_width: float('mm', 0, WIDTH, 'Width on top surfaces', {
    percentOf: 'layer_height',
  }),

  perimeter_speed: float('mm/s', 60, SPEED, 'Inner walls'),
  external_perimeter_speed: float('mm/s', '50%', SPEED, 'Outer walls', {
    percentOf: 'perimeter_speed',
  }),
  small_perimeter_speed: float('mm/s', 25, SPEED, 'Loops with a radius below 6.5 mm', {
    percentOf: 'perimeter_speed',
  }),
  infill_speed: float('mm/s', 80, SPEED, 'Sparse infill'),
  solid_infill_speed: float('mm/s', 60, SPEED, 'Solid infill', { percentOf: 'infill_speed' }),
  top_solid_infill_speed: float('mm/s', 40, SPEED, 'Top surfaces', {
    percentOf: 'solid_infill_speed',
  }),
  bridge_speed: float('mm/s', 40, SPEED, 'Bridges'),
  enable_dynamic_overhang_speeds: bool(
    false,
    'Slower walls the less of their width lies on the layer below',
  ),
  overhang_speed_0: float('mm/s', 15, SPEED, 'Walls with nothing of their width below', {
    percentOf: 'external_perimeter_speed',
  }),
  overhang_speed_1: float('mm/s', 15, SPEED, 'Walls with a quarter of their width below', {
    percentOf: 'external_perimeter_speed',
  }),
  overhang_speed_2: float('mm/s', 20, SPEED, 'Walls with half of their width below', {
    percentOf: 'external_perimeter_speed',
  }),
  overhang_speed_3: float('mm/s', 25, SPEED, 'Walls with three quarters of their width below', {
    percentOf: 'external_perimeter_speed',
  }),
  gap_fill_speed: float('mm/s', 30, SPEED, 'Gaps between walls'),
  travel_speed: float('mm/s', 150, SPEED, 'Travels'),
  first_layer_speed: float('mm/s', 30, SPEED, 'Highest speed of the first layer', {
    percentOf: 'perimeter_speed',
  }),
  slow_down_layers: int(
    'layers',
    1,
    [1, 1000],
    'Layers until speeds have risen from first_layer_speed to their own; 1 the first layer alone',
  ),

  default_acceleration: float('mm/s²', 0, ACCELERATION, 'Acceleration; 0 as the machine allows'),
  perimeter_acceleration: float('mm/s²', 0, ACCELERATION, 'On inner walls; 0 as default'),
  external_perimeter_acceleration: float('mm/s²', 0, ACCELERATION, 'On outer walls; 0 as default'),
  infill_acceleration: float('mm/s²', 0, ACCELERATION, 'On sparse infill; 0 as default'),
  solid_infill_acceleration: float('mm/s²', 0, ACCELERATION, 'On solid infill; 0 as default'),
  top_solid_infill_acceleration: float('mm/s²', 0, ACCELERATION, 'On top surfaces; 0 as default'),
  bridge_acceleration: float('mm/s²', 0, ACCELERATION, 'On bridges; 0 as default'),
  first_layer_acceleration: float('mm/s²', 0, ACCELERATION, 'On the first layer; 0 as default'),
  travel_acceleration: float('mm/s²', 0, ACCELERATION, 'On travels; 0 as default'),

  skirts: int('loops', 1, [0, 50], 'Loops around everything'),
  skirt_distance: float('mm', 6, [0, 100], 'Way from parts to the skirt'),
  skirt_height: int('layers', 1, [0, 10_000], 'Height of the skirt'),
  min_skirt_length: float('mm', 4, [0, 1000], 'Least filament in the skirt'),
  brim_width: float('mm', 0, [0, 100], 'Width of the brim'),
  brim_separation: float('mm', 0, [0, 5], 'Gap between part and brim'),
  avoid_crossing_perimeters: bool(
    true,
    'Travel around corners and holes inside the part where that saves a retraction',
  ),
  wipe: bool(false, 'Move back along the last bead while the filament is drawn back'),
  only_retract_when_crossing_perimeters: bool(true, 'No retraction on travels inside the part'),
} as const;
