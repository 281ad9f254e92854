// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, prusaStart } from './templates.ts';

export const MK3S: Profile = {
  id: 'mk3s',
  title: 'Prusa MK3S+',
  kind: 'printer',
  settings: {
    printer_model: 'MK3S',
    gcode_flavor: 'marlin',
    ...machine({
      bed: [250, 210, 210],
      acceleration: [1000, 1000, 200, 5000],
      extruding: 1250,
      feed: [200, 200, 12, 120],
      jerk: [8, 8, 0.4, 4.5],
      retraction: [0.8, 35, 0.4],
      heat: [300, 120],
    }),
    start_gcode: prusaStart('MK3S', ['G80']),
    end_gcode: marlinEnd,
    thumbnails: '160x120',
  },
  notes: [],
};
