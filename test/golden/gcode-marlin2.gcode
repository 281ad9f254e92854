; SPDX-FileCopyrightText: 2026 Ada Moreau
; SPDX-License-Identifier: CERN-OHL-S-2.0
; Test square 1.0.0
; Author: Ada Moreau
; Design: ada/test-square@1.0.0
; Design digest: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
; Changed parameter: size = 20
; Generator: fabcommons 0.1.0
; metadata dialect: PrusaSlicer 2.5 on which readers rely

M486 T2
;TYPE:Custom
M862.3 P "MK4"
M862.1 P0.4
G90
M83
M140 S60
M104 S150
M190 S60
M73 P0 R0
G28
G29
G1 Z5 F600
M109 S215
G92 E0
M73 P3 R0
G1 X10 Y4 F4800
M73 P4 R0
G1 Z0.2 F600
M73 P7 R0
G1 X70 E3.99121 F900
G92 E0
G21
G90
M83
G92 E0
;LAYER_CHANGE
;Z:0.2
;HEIGHT:0.2
M107
M73 P30 R0
G1 E-.8 F2100
G1 Z.2 F2400
M204 T2500
G1 X40 Y40 F9000
M73 P32 R0
G1 E.8 F2100
;TYPE:Skirt/Brim
;WIDTH:0.45
;HEIGHT:0.2
M204 P500
M73 P33 R0
G1 X80 E1.35395 F1800
M73 P41 R0
G1 E-.8 F2100
G1 X50 Y50 F9000
M73 P42 R0
G1 E.8 F2100
; printing object clip_A_G28_0
M486 S0
;TYPE:External perimeter
G1 X60 E.33849 F1800
M73 P45 R0
G1 Y60 E.33849
M73 P47 R0
G1 X50 E.33849
M73 P49 R0
G1 Y50 E.33848
M486 S-1
; stop printing object clip_A_G28_0
M73 P51 R0
G1 E-.8 F2100
G1 Z.4 F2400
G1 X70 Y50 F9000
M73 P53 R0
G1 Z.2 F2400
G1 E.8 F2100
; printing object clip_B_1
M486 S1
G1 X80 E.33849 F1800
M73 P55 R0
G1 Y60 E.33849
M73 P57 R0
G1 X70 E.33849
M73 P59 R0
G1 Y50 E.33849
M486 S-1
; stop printing object clip_B_1
;LAYER_CHANGE
;Z:0.4
;HEIGHT:0.2
M104 S205
M106 S128
M73 P62 R0
G1 E-.8 F2100
G1 Z.6 F2400
G1 X50 Y50 F9000
M73 P63 R0
G1 Z.4 F2400
M73 P64 R0
G1 E.8 F2100
; printing object clip_A_G28_0
M486 S0
M204 P300
G1 X60 E.33849 F3600
M73 P66 R0
G1 Y60 E.33848
M73 P68 R0
G1 X50 E.33849
M73 P69 R0
G1 Y50 E.33849
M73 P71 R0
G1 X50.4 Y50.4 F9000
;TYPE:Internal infill
M204 P500
G1 X59.6 Y59.6 E.4404 F3600
M486 S-1
; stop printing object clip_A_G28_0
M73 P73 R0
G1 E-.8 F2100
G1 Z.6 F2400
G1 X70 Y50 F9000
M73 P74 R0
G1 Z.4 F2400
M73 P75 R0
G1 E.8 F2100
; printing object clip_B_1
M486 S1
;TYPE:External perimeter
G1 X80 E.33849 F3600
M73 P76 R0
G1 Y60 E.33848
M73 P78 R0
G1 X70 E.33849
M73 P79 R0
G1 Y50 E.33849
M73 P81 R0
G1 X71 Y51 F9000
M106 S255
;TYPE:Bridge infill
;WIDTH:0.4
;HEIGHT:0.4
G1 X79 E.41796 F1500
M486 S-1
; stop printing object clip_B_1
M73 P83 R0
G1 E-.8 F2100
;TYPE:Custom
G1 Z10.4 F600
M73 P89 R0
G1 Y189 F4800
M104 S0
M140 S0
M107
M84
M73 P100 R0

; filament used [mm] = 11.62
; filament used [cm3] = 0.03
; filament used [g] = 0.03
; filament cost = 0
; total filament used [g] = 0.03
; total layers count = 2
; estimated printing time (normal mode) = 17s

; average_power = 103
; avoid_crossing_perimeters = 1
; bed_shape = 0x0,250x0,250x210,0x210
; bed_size_x = 250
; bed_size_y = 210
; bed_temperature = 60
; before_layer_gcode = 
; bottom_fill_pattern = monotonic
; bottom_solid_layers = 4
; bottom_solid_min_thickness = 0.5
; bridge_acceleration = 2000
; bridge_angle = 0
; bridge_fan_speed = 100%
; bridge_flow_ratio = 1
; bridge_speed = 40
; brim_separation = 0
; brim_width = 0
; cooling = 1
; default_acceleration = 2000
; deretract_speed = 35
; disable_fan_first_layers = 1
; elefant_foot_compensation = 0
; enable_dynamic_overhang_speeds = 0
; end_gcode = G1 Z{min(max_layer_z + 10, max_print_height)} F{60 * min(machine_max_feedrate_z, 10)}\nG1 Y{bed_size_y * 0.9} F{60 * min(travel_speed, 80)}\nM104 S0\nM140 S0\nM107\nM84
; external_perimeter_acceleration = 2000
; external_perimeter_extrusion_width = 0.45
; external_perimeter_speed = 30
; external_perimeters_first = 0
; extra_perimeters = 0
; extrusion_multiplier = 1
; extrusion_width = 0.45
; fan_always_on = 1
; fan_below_layer_time = 100
; filament_colour = #29b2b2
; filament_cost = 25
; filament_currency = EUR
; filament_density = 1.24
; filament_diameter = 1.75
; filament_max_volumetric_speed = 15
; filament_type = PLA
; fill_angle = 45
; fill_density = 15%
; fill_pattern = grid
; first_layer_acceleration = 2000
; first_layer_bed_temperature = 60
; first_layer_extrusion_width = 0.45
; first_layer_height = 0.2
; first_layer_speed = 30
; first_layer_temperature = 215
; full_fan_speed_layer = 4
; gap_fill_enabled = 1
; gap_fill_speed = 30
; gcode_flavor = marlin2
; gcode_label_objects = firmware
; gcode_resolution = 0.0125
; infill_acceleration = 2000
; infill_anchor = 0
; infill_anchor_max = 50
; infill_extrusion_width = 0.45
; infill_overlap = 40%
; infill_speed = 80
; layer_gcode = 
; layer_height = 0.2
; machine_max_acceleration_e = 2500
; machine_max_acceleration_extruding = 2000
; machine_max_acceleration_travel = 2500
; machine_max_acceleration_x = 2500
; machine_max_acceleration_y = 2500
; machine_max_acceleration_z = 200
; machine_max_feedrate_e = 100
; machine_max_feedrate_x = 200
; machine_max_feedrate_y = 200
; machine_max_feedrate_z = 40
; machine_max_jerk_e = 10
; machine_max_jerk_x = 8
; machine_max_jerk_y = 8
; machine_max_jerk_z = 2
; max_bed_temperature = 120
; max_fan_speed = 100%
; max_layer_height = 0.32
; max_nozzle_temperature = 290
; max_print_height = 220
; min_fan_speed = 100%
; min_layer_height = 0.04
; min_print_speed = 15
; min_skirt_length = 4
; nozzle_diameter = 0.4
; only_one_perimeter_first_layer = 0
; only_one_perimeter_top = 0
; only_retract_when_crossing_perimeters = 1
; overhang_speed_0 = 15
; overhang_speed_1 = 15
; overhang_speed_2 = 20
; overhang_speed_3 = 25
; overhangs = 1
; perimeter_acceleration = 2000
; perimeter_extrusion_width = 0.45
; perimeter_generator = arachne
; perimeter_speed = 60
; perimeters = 2
; printer_model = MK4
; remaining_times = 1
; retract_before_travel = 1
; retract_layer_change = 0
; retract_length = 0.8
; retract_lift = 0.2
; retract_restart_extra = 0
; retract_speed = 35
; seam_position = aligned
; skirt_distance = 6
; skirt_height = 1
; skirts = 1
; slice_closing_radius = 0.049
; slow_down_layers = 1
; slowdown_below_layer_time = 10
; small_perimeter_speed = 25
; solid_infill_acceleration = 2000
; solid_infill_below_area = 0
; solid_infill_extrusion_width = 0.45
; solid_infill_speed = 60
; start_gcode = M862.3 P "MK4"\nM862.1 P{nozzle_diameter}\nG90\nM83\nM140 S{first_layer_bed_temperature}\nM104 S150\n{if first_layer_bed_temperature > 0}M190 S{first_layer_bed_temperature}{endif}\nG28\nG29\nG1 Z5 F{60 * min(machine_max_feedrate_z, 10)}\nM109 S{first_layer_temperature}\nG92 E0\nG1 X10 Y4 F{60 * min(travel_speed, 80)}\nG1 Z{first_layer_height} F{60 * min(machine_max_feedrate_z, 10)}\nG1 X70 E{60 * first_layer_height * 0.8 / (0.7854 * filament_diameter * filament_diameter)} F900\nG92 E0
; temperature = 205
; thin_walls = 1
; thumbnails = 16x16,220x124
; top_fill_pattern = monotonic
; top_infill_extrusion_width = 0.4
; top_solid_infill_acceleration = 2000
; top_solid_infill_speed = 40
; top_solid_layers = 5
; top_solid_min_thickness = 0.7
; travel_acceleration = 2500
; travel_speed = 150
; use_firmware_retraction = 0
; wipe = 0
; xy_size_compensation = 0
