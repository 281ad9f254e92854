// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const PA_CF: Profile = {
  id: 'pa-cf',
  title: 'Nylon with carbon fibers',
  kind: 'material',
  settings: {
    filament_type: 'PA-CF',
    filament_density: 1.1,
    filament_cost: 70,
    filament_max_volumetric_speed: 8,
    first_layer_temperature: 285,
    temperature: 285,
    first_layer_bed_temperature: 90,
    bed_temperature: 90,
    fan_always_on: false,
    min_fan_speed: 0,
    max_fan_speed: 20,
    bridge_fan_speed: 30,
    disable_fan_first_layers: 4,
    fan_below_layer_time: 15,
  },
  notes: ['Carbon fibers wear brass: use a hardened nozzle. Needs a dry spool.'],
};
