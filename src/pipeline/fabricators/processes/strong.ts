// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const STRONG: Profile = {
  id: 'strong',
  title: 'Strong: four walls, dense gyroid',
  kind: 'process',
  settings: {
    perimeters: 4,
    top_solid_layers: 6,
    bottom_solid_layers: 6,
    fill_density: '35%',
    fill_pattern: 'gyroid',
  },
  notes: ['For parts that carry load: walls count for more than infill.'],
};
