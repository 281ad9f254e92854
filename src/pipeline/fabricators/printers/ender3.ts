// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { marlinEnd, marlinStart } from './templates.ts';

export const ENDER3: Profile = {
  id: 'ender3',
  title: 'Creality Ender-3',
  kind: 'printer',
  settings: {
    printer_model: 'Ender-3',
    gcode_flavor: 'marlin',
    ...machine({
      bed: [220, 220, 250],
      acceleration: [500, 500, 100, 5000],
      extruding: 500,
      feed: [500, 500, 10, 60],
      jerk: [8, 8, 0.4, 5],
      retraction: [5, 60, 0],
      heat: [255, 110],
    }),
    start_gcode: marlinStart(),
    end_gcode: marlinEnd,
  },
  notes: [
    'The nozzle reaches from 3 to 228 mm; no probe: level the bed by hand.',
    'Above 240 °C the PTFE liner of the stock hot end wears.',
  ],
};
