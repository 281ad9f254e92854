// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const FINE: Profile = {
  id: 'fine',
  title: 'Fine: 0.12 mm layers',
  kind: 'process',
  settings: {
    layer_height: 0.12,
    first_layer_height: 0.2,
    top_solid_layers: 7,
    bottom_solid_layers: 5,
    perimeter_speed: 45,
    infill_speed: 70,
  },
  notes: ['For slopes, letters and small details.'],
};
