// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { klipperEnd, klipperStart } from './templates.ts';

export const VCORE3_300: Profile = {
  id: 'vcore3-300',
  title: 'RatRig V-Core 3.1, 300 mm',
  kind: 'printer',
  settings: {
    printer_model: 'V-Core 3 300',
    gcode_flavor: 'klipper',
    ...machine({
      bed: [300, 300, 300],
      acceleration: [8000, 8000, 200, 5000],
      extruding: 8000,
      feed: [400, 400, 30, 120],
      jerk: [5, 5, 0.4, 5],
      retraction: [0.8, 120, 0.2],
      heat: [300, 120],
    }),
    start_gcode: klipperStart,
    end_gcode: klipperEnd,
    thumbnails: '64x64,400x300',
  },
  notes: ['Needs the macros START_PRINT and END_PRINT; START_PRINT homes and levels.'],
};
