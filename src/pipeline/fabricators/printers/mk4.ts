// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, prusaStart } from './templates.ts';

export const MK4: Profile = {
  id: 'mk4',
  title: 'Prusa MK4',
  kind: 'printer',
  settings: {
    printer_model: 'MK4',
    gcode_flavor: 'marlin2',
    ...machine({
      bed: [250, 210, 220],
      acceleration: [2500, 2500, 200, 2500],
      extruding: 2000,
      feed: [200, 200, 40, 100],
      jerk: [8, 8, 2, 10],
      retraction: [0.8, 35, 0.2],
      heat: [290, 120],
    }),
    start_gcode: prusaStart('MK4', ['G29']),
    end_gcode: marlinEnd,
    thumbnails: '16x16,220x124',
  },
  notes: [],
};
