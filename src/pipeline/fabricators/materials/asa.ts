// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const ASA: Profile = {
  id: 'asa',
  title: 'ASA',
  kind: 'material',
  settings: {
    filament_type: 'ASA',
    filament_density: 1.07,
    filament_cost: 30,
    filament_max_volumetric_speed: 11,
    first_layer_temperature: 260,
    temperature: 260,
    first_layer_bed_temperature: 105,
    bed_temperature: 105,
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
