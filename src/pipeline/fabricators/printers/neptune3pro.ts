// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, marlinStart } from './templates.ts';

export const NEPTUNE3PRO: Profile = {
  id: 'neptune3pro',
  title: 'Elegoo Neptune 3 Pro',
  kind: 'printer',
  settings: {
    printer_model: 'Neptune 3 Pro',
    gcode_flavor: 'marlin',
    ...machine({
      bed: [225, 225, 280],
      acceleration: [500, 500, 100, 5000],
      extruding: 500,
      feed: [500, 500, 10, 60],
      jerk: [8, 8, 0.4, 5],
      retraction: [2.5, 25, 0],
      heat: [260, 100],
    }),
    start_gcode: marlinStart(['M420 S1']),
    end_gcode: marlinEnd,
  },
  notes: ['Uses the stored bed mesh: probe the bed once on the machine.'],
};
