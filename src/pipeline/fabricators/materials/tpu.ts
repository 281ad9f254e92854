// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const TPU: Profile = {
  id: 'tpu',
  title: 'TPU, flexible',
  kind: 'material',
  settings: {
    filament_type: 'TPU',
    filament_density: 1.21,
    filament_cost: 40,
    filament_max_volumetric_speed: 3,
    first_layer_temperature: 230,
    temperature: 230,
    first_layer_bed_temperature: 50,
    bed_temperature: 50,
    min_fan_speed: 60,
    max_fan_speed: 100,
    bridge_fan_speed: 100,
    disable_fan_first_layers: 1,
  },
  notes: ['Flexible: prints slowly, at most 3 mm³/s; dry it first.'],
};
