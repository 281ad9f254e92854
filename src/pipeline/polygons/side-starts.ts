// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from './polygon.ts';

/** Way along the ring to the start of each side, and at last all around, units. */
export const sideStarts = (ring: Ring): Float64Array => {
  const starts = new Float64Array(ring.length / 2 + 1);
  for (let i = 0; i < ring.length; i += 2) {
    const dx = ring[(i + 2) % ring.length]! - ring[i]!;
    const dy = ring[(i + 3) % ring.length]! - ring[i + 1]!;
    starts[i / 2 + 1] = starts[i / 2]! + Math.sqrt(dx * dx + dy * dy);
  }
  return starts;
};
