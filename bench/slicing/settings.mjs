// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** One bead for every role; as PrusaSlicer names the roles. */
const ROLES = ['', 'perimeter_', 'external_perimeter_', 'infill_', 'solid_infill_'].concat([
  'top_infill_',
  'first_layer_',
]);
export const WIDTH_KEYS = ROLES.map((role) => `${role}extrusion_width`);
const WIDTH = 0.45;

/** What all slicers are told, in PrusaSlicer's names. Speeds in mm/s. */
export const SETTINGS = {
  nozzle_diameter: 0.4,
  filament_diameter: 1.75,
  layer_height: 0.2,
  first_layer_height: 0.2,
  ...Object.fromEntries(WIDTH_KEYS.map((key) => [key, WIDTH])),
  perimeters: 2,
  top_solid_layers: 4,
  bottom_solid_layers: 4,
  fill_density: '20%',
  fill_pattern: 'grid',
  solid_infill_below_area: 0,
  skirts: 0,
  brim_width: 0,
  retract_length: 2,
  cooling: 0,
  perimeter_speed: 60,
  small_perimeter_speed: 30,
  external_perimeter_speed: 30,
  infill_speed: 60,
  solid_infill_speed: 30,
  top_solid_infill_speed: 30,
  gap_fill_speed: 30,
  bridge_speed: 30,
  first_layer_speed: 30,
  travel_speed: 120,
  temperature: 210,
  first_layer_temperature: 210,
  bed_temperature: 60,
  first_layer_bed_temperature: 60,
};

/**
 * What the others do not have or name otherwise: thickness of shells beside their count, pictures,
 * the size of their bed.
 */
const OURS_ALONE = {
  ...{ top_solid_min_thickness: 0, bottom_solid_min_thickness: 0, thumbnails: '' },
  ...{ bed_size_x: 200, bed_size_y: 200, max_print_height: 200 },
};

/** Words of our command line. `changes` go over the common settings. */
export const ourWords = (changes = {}) =>
  Object.entries({ ...SETTINGS, ...OURS_ALONE, ...changes }).flatMap(([key, value]) => [
    '--set',
    `${key}=${value}`,
  ]);

/** The same as a configuration file of PrusaSlicer and Slic3r. */
export const ini = (changes = {}) =>
  Object.entries({ ...SETTINGS, ...changes, slowdown_below_layer_time: 0 })
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('');

/** Its names of patterns, and how many sets of lines share the density. */
const CURA_PATTERNS = {
  grid: { pattern: 'grid', sets: 2 },
  rectilinear: { pattern: 'lines', sets: 1 },
};

/**
 * The same for CuraEngine, which alone does not compute what follows from other settings: so here
 * is all that its front end would derive.
 */
export const curaWords = (changes = {}) => {
  const common = { ...SETTINGS, ...changes };
  const walls = common.perimeters * WIDTH;
  const share = Number.parseFloat(common.fill_density) / 100;
  const { pattern, sets } = CURA_PATTERNS[common.fill_pattern];
  const settings = {
    machine_nozzle_size: common.nozzle_diameter,
    material_diameter: common.filament_diameter,
    layer_height: common.layer_height,
    layer_height_0: common.first_layer_height,
    ...{ line_width: WIDTH, wall_line_width: WIDTH, wall_line_width_0: WIDTH },
    ...{ wall_line_width_x: WIDTH, skin_line_width: WIDTH, infill_line_width: WIDTH },
    initial_layer_line_width_factor: 100,
    wall_line_count: common.perimeters,
    wall_thickness: walls,
    top_layers: common.top_solid_layers,
    bottom_layers: common.bottom_solid_layers,
    initial_bottom_layers: common.bottom_solid_layers,
    ...{ top_skin_preshrink: walls, bottom_skin_preshrink: walls },
    ...{ top_skin_expand_distance: walls, bottom_skin_expand_distance: walls },
    infill_pattern: pattern,
    infill_sparse_density: 100 * share,
    infill_line_distance: (sets * WIDTH) / share,
    ...{ min_infill_area: 0, adhesion_type: 'none', skirt_line_count: 0 },
    ...{ support_enable: false, cool_min_layer_time: 0, cool_lift_head: false },
    retraction_amount: common.retract_length,
    ...{ speed_print: 60, speed_wall: 30, speed_wall_0: 30, speed_wall_x: 60 },
    ...{ speed_topbottom: 30, speed_infill: 60, speed_travel: 120 },
    ...{ speed_layer_0: 30, speed_print_layer_0: 30, speed_travel_layer_0: 120 },
    speed_slowdown_layers: 1,
    ...{ material_print_temperature: 210, material_print_temperature_layer_0: 210 },
    ...{ material_initial_print_temperature: 210, material_final_print_temperature: 210 },
    material_bed_temperature: 60,
    ...{ machine_width: 200, machine_depth: 200, machine_height: 200 },
    ...{ machine_center_is_zero: true, center_object: false },
    ...{ mesh_position_x: 0, mesh_position_y: 0, mesh_position_z: 0 },
    // Not in older definitions, and asked for by the engine.
    ...{ machine_extruders_share_nozzle: false, roofing_monotonic: false, skin_monotonic: false },
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-s', `${key}=${value}`]);
};

/** The same as parameters of three-slicer, which names them after OrcaSlicer. */
export const orcaParameters = (changes = {}) => {
  const common = { ...SETTINGS, ...changes };
  return {
    layer_height: common.layer_height,
    first_layer_height: common.first_layer_height,
    nozzle_diameter: common.nozzle_diameter,
    filament_diameter: common.filament_diameter,
    ...{ line_width: WIDTH, outer_wall_line_width: WIDTH, inner_wall_line_width: WIDTH },
    ...{ initial_layer_line_width: WIDTH, sparse_infill_line_width: WIDTH },
    ...{ internal_solid_infill_line_width: WIDTH, top_surface_line_width: WIDTH },
    wall_generator: 'arachne',
    wall_loops: common.perimeters,
    top_shell_layers: common.top_solid_layers,
    bottom_shell_layers: common.bottom_solid_layers,
    infill_density: Number.parseFloat(common.fill_density) / 100,
    sparse_infill_pattern: common.fill_pattern,
    ...{ skirt_loops: 0, brim_width: 0, slow_down_layer_time: 0, z_hop: 0 },
    retract_length: common.retract_length,
    ...{ print_speed: 30, bridge_speed: 30, first_layer_speed: 30, travel_speed: 120 },
    ...{ nozzle_temp: 210, bed_temp: 60, bed_width: 200, bed_depth: 200, auto_center: true },
  };
};
