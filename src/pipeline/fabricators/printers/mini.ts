// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, prusaStart } from './templates.ts';

export const MINI: Profile = {
  id: 'mini',
  title: 'Prusa MINI+',
  kind: 'printer',
  settings: {
    printer_model: 'MINI',
    gcode_flavor: 'marlin2',
    ...machine({
      bed: [180, 180, 180],
      acceleration: [2500, 2500, 400, 5000],
      extruding: 2000,
      feed: [180, 180, 12, 80],
      jerk: [8, 8, 2, 10],
      retraction: [3.2, 70, 0.2],
      heat: [280, 100],
    }),
    start_gcode: prusaStart('MINI', ['G29']),
    end_gcode: marlinEnd,
    thumbnails: '16x16,220x124',
  },
  notes: [],
};
