// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { machine } from './machine.ts';
import { klipperEnd, klipperStart } from './templates.ts';

export const VORON24_300: Profile = {
  id: 'voron24-300',
  title: 'Voron 2.4, 300 mm',
  kind: 'printer',
  settings: {
    printer_model: 'Voron 2.4 300',
    gcode_flavor: 'klipper',
    ...machine({
      bed: [300, 300, 280],
      acceleration: [9000, 9000, 500, 10000],
      extruding: 1500,
      feed: [500, 500, 12, 120],
      jerk: [10, 10, 0.2, 2.5],
      retraction: [0.8, 35, 0],
      heat: [300, 120],
    }),
    start_gcode: klipperStart,
    end_gcode: klipperEnd,
    thumbnails: '64x64,400x300',
  },
  notes: [
    'Needs the macros START_PRINT and END_PRINT; START_PRINT homes and levels.',
    'Retraction is for direct drive.',
  ],
};
