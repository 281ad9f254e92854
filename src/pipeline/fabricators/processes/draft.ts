// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const DRAFT: Profile = {
  id: 'draft',
  title: 'Draft: 0.28 mm layers, quick',
  kind: 'process',
  settings: {
    layer_height: 0.28,
    first_layer_height: 0.28,
    top_solid_layers: 3,
    bottom_solid_layers: 3,
    fill_density: '10%',
    perimeter_speed: 70,
    infill_speed: 100,
    external_perimeter_speed: '60%',
  },
  notes: ['For trying a shape out.'],
};
