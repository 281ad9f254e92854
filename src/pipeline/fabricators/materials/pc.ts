// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const PC: Profile = {
  id: 'pc',
  title: 'Polycarbonate',
  kind: 'material',
  settings: {
    filament_type: 'PC',
    filament_density: 1.19,
    filament_cost: 45,
    filament_max_volumetric_speed: 8,
    first_layer_temperature: 275,
    temperature: 275,
    first_layer_bed_temperature: 110,
    bed_temperature: 110,
    fan_always_on: false,
    min_fan_speed: 0,
    max_fan_speed: 20,
    bridge_fan_speed: 20,
    disable_fan_first_layers: 4,
    fan_below_layer_time: 15,
    slowdown_below_layer_time: 15,
  },
  notes: ['Needs an enclosure, an all-metal hot end and a dry spool.'],
};
