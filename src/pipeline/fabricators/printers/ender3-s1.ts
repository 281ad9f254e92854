// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, marlinStart } from './templates.ts';

export const ENDER3_S1: Profile = {
  id: 'ender3-s1',
  title: 'Creality Ender-3 S1',
  kind: 'printer',
  settings: {
    printer_model: 'Ender-3 S1',
    gcode_flavor: 'marlin',
    ...machine({
      bed: [220, 220, 270],
      acceleration: [500, 500, 100, 5000],
      extruding: 500,
      feed: [500, 500, 10, 60],
      jerk: [8, 8, 0.4, 5],
      retraction: [0.8, 30, 0],
      heat: [260, 100],
    }),
    start_gcode: marlinStart(['M420 S1']),
    end_gcode: marlinEnd,
  },
  notes: ['Uses the stored bed mesh: probe the bed once on the machine.'],
};
