// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../../fabricators/settings/table.ts';
import type { Flavor } from './flavor.ts';
import { klipper } from './klipper.ts';
import { marlin } from './marlin.ts';
import { marlin2 } from './marlin2.ts';

export const FLAVORS: Readonly<Record<Settings['gcode_flavor'], Flavor>> = {
  marlin,
  marlin2,
  klipper,
};
