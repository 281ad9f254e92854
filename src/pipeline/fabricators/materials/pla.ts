// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const PLA: Profile = {
  id: 'pla',
  title: 'PLA',
  kind: 'material',
  settings: {
    filament_type: 'PLA',
    filament_density: 1.24,
    filament_cost: 25,
    filament_max_volumetric_speed: 15,
    first_layer_temperature: 215,
    temperature: 215,
    first_layer_bed_temperature: 60,
    bed_temperature: 60,
  },
  notes: ['Softens at 55 °C: not for hot places.'],
};
