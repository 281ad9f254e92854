// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, marlinStart } from './templates.ts';

export const GENERIC: Profile = {
  id: 'generic',
  title: 'Any Marlin printer of 220 × 220 × 250 mm',
  kind: 'printer',
  settings: {
    printer_model: '',
    gcode_flavor: 'marlin',
    ...machine({
      bed: [220, 220, 250],
      acceleration: [500, 500, 100, 5000],
      extruding: 500,
      feed: [500, 500, 10, 60],
      jerk: [8, 8, 0.4, 5],
      retraction: [5, 60, 0],
      heat: [260, 110],
    }),
    start_gcode: marlinStart(),
    end_gcode: marlinEnd,
  },
  notes: ['Cautious limits: set bed_size_x, bed_size_y and max_print_height to your machine’s.'],
};
