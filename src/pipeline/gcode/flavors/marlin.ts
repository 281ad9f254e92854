// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Flavor } from './flavor.ts';

/** Marlin 1 and firmwares like it: one acceleration for all moves. */
export const marlin: Flavor = {
  id: 'marlin',
  separateTravel: false,
  printAcceleration: (acceleration) => `M204 S${acceleration}`,
  travelAcceleration: (acceleration) => `M204 S${acceleration}`,
  defineObjects: (objects) => [`M486 T${objects.length}`],
  startObject: ({ index, name }) => `M486 S${index}\nM486 A${name}`,
  endObject: () => 'M486 S-1',
};
