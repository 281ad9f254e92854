// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bool, currency, float, int, percent, text } from './definition.ts';

const NOZZLE: readonly [number, number] = [150, 500];
const BED: readonly [number, number] = [0, 200];

/** What is true of a filament, whatever machine it is in. */
export const MATERIAL_SETTINGS = {
  filament_type: text('PLA', 'Kind of filament'),
  filament_diameter: float('mm', 1.75, [1, 4], 'Diameter of the filament'),
  filament_density: float('g/cm³', 1.24, [0.1, 20], 'Density'),
  filament_cost: float('per kg', 25, [0, 100_000], 'Price of a kilogram, in filament_currency'),
  filament_currency: currency('EUR', 'Currency of the price by its code, like EUR, USD or INR'),
  filament_colour: text('#29b2b2', 'Color in pictures'),
  filament_max_volumetric_speed: float('mm³/s', 15, [0, 200], 'Most that melts; 0 no limit'),
  extrusion_multiplier: float('', 1, [0.5, 1.5], 'Correction of the flow'),
  first_layer_temperature: int('°C', 215, NOZZLE, 'Nozzle on the first layer'),
  temperature: int('°C', 215, NOZZLE, 'Nozzle'),
  first_layer_bed_temperature: int('°C', 60, BED, 'Bed on the first layer'),
  bed_temperature: int('°C', 60, BED, 'Bed'),

  cooling: bool(true, 'Slow down for layers that would not cool, and raise the fan'),
  fan_always_on: bool(true, 'Keep the fan at least at min_fan_speed'),
  min_fan_speed: percent('%', 100, [0, 100], 'Fan on ordinary layers'),
  max_fan_speed: percent('%', 100, [0, 100], 'Fan on layers at the minimum time'),
  bridge_fan_speed: percent('%', 100, [0, 100], 'Fan on bridges'),
  disable_fan_first_layers: int('layers', 1, [0, 1000], 'First layers without fan'),
  full_fan_speed_layer: int('layer', 4, [0, 1000], 'Layer from which the fan has its full speed'),
  fan_below_layer_time: float('s', 100, [0, 1000], 'Layers faster than this raise the fan'),
  slowdown_below_layer_time: float('s', 10, [0, 1000], 'Least time for a layer'),
  min_print_speed: float('mm/s', 15, [0.1, 1000], 'Slowing down ends here'),
} as const;
