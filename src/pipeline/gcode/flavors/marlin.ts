// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Flavor } from './flavor.ts';

/**
 * Marlin 1 and firmwares like it: one acceleration for all moves. Names of objects stand in
 * comments alone: `M486` reads letters of a name as its parameters (C cancels).
 */
export const marlin: Flavor = {
  id: 'marlin',
  separateTravel: false,
  printAcceleration: (acceleration) => `M204 S${acceleration}`,
  travelAcceleration: (acceleration) => `M204 S${acceleration}`,
  defineObjects: (objects) => [`M486 T${objects.length}`],
  startObject: ({ index, name }) => `; printing object ${name}\nM486 S${index}`,
  endObject: ({ name }) => `M486 S-1\n; stop printing object ${name}`,
};
