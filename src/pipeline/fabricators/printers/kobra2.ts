// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, marlinStart } from './templates.ts';

export const KOBRA2: Profile = {
  id: 'kobra2',
  title: 'Anycubic Kobra 2',
  kind: 'printer',
  settings: {
    printer_model: 'Kobra 2',
    gcode_flavor: 'marlin',
    ...machine({
      bed: [220, 220, 250],
      acceleration: [2500, 2500, 800, 2500],
      extruding: 2500,
      feed: [300, 250, 8, 80],
      jerk: [15, 10, 2, 10],
      retraction: [2, 80, 0],
      heat: [260, 110],
    }),
    start_gcode: marlinStart(['M420 S1']),
    end_gcode: marlinEnd,
  },
  notes: ['Uses the stored bed mesh: probe the bed once on the machine.'],
};
