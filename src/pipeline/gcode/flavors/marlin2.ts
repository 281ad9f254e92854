// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Flavor } from './flavor.ts';
import { marlin } from './marlin.ts';

/** Marlin 2: accelerations of printing and travel are kept apart. */
export const marlin2: Flavor = {
  ...marlin,
  id: 'marlin2',
  separateTravel: true,
  printAcceleration: (acceleration) => `M204 P${acceleration}`,
  travelAcceleration: (acceleration) => `M204 T${acceleration}`,
};
