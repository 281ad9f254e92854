// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const ABS: Profile = {
  id: 'abs',
  title: 'ABS',
  kind: 'material',
  settings: {
    filament_type: 'ABS',
    filament_density: 1.04,
    filament_cost: 25,
    filament_max_volumetric_speed: 11,
    first_layer_temperature: 255,
    temperature: 255,
    first_layer_bed_temperature: 100,
    bed_temperature: 100,
    fan_always_on: false,
    min_fan_speed: 15,
    max_fan_speed: 30,
    bridge_fan_speed: 30,
    disable_fan_first_layers: 4,
    fan_below_layer_time: 20,
    slowdown_below_layer_time: 20,
  },
  notes: ['Warps in a draft: print in an enclosure. Fumes: ventilate.'],
};
