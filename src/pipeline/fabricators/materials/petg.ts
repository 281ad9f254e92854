// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const PETG: Profile = {
  id: 'petg',
  title: 'PETG',
  kind: 'material',
  settings: {
    filament_type: 'PETG',
    filament_density: 1.27,
    filament_cost: 25,
    filament_max_volumetric_speed: 8,
    first_layer_temperature: 240,
    temperature: 240,
    first_layer_bed_temperature: 85,
    bed_temperature: 85,
    min_fan_speed: 30,
    max_fan_speed: 50,
    bridge_fan_speed: 50,
    disable_fan_first_layers: 3,
    fan_below_layer_time: 20,
  },
  notes: ['Sticks hard to bare glass and smooth PEI: use a release layer.'],
};
