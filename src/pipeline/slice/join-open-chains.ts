// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { UNITS_PER_MM } from '../../shared/units.ts';

/** Ends of open chains that are nearer than this belong together: cracks in foreign meshes. */
const LARGEST_GAP_MM = 2;

/** Points x y in units, stride 2. */
type Chain = readonly number[];

/** Joins each open chain's end to the nearest beginning, its own included, within the largest gap. */
export const joinOpenChains = (open: readonly Chain[]): readonly Chain[] => {
  const waiting = open.map((chain) => [...chain]);
  const closed: Chain[] = [];
  const limit = LARGEST_GAP_MM * UNITS_PER_MM;
  while (waiting.length > 0) {
    const chain = waiting.pop()!;
    for (;;) {
      let best = -1;
      let bestDistance = gap(chain, chain);
      waiting.forEach((other, index) => {
        const d = gap(chain, other);
        if (d < bestDistance) {
          best = index;
          bestDistance = d;
        }
      });
      if (best < 0 || bestDistance > limit) {
        if (bestDistance <= limit) closed.push(chain);
        break;
      }
      for (const value of waiting.splice(best, 1)[0]!) chain.push(value);
    }
  }
  return closed;
};

/** From the end of one chain to the beginning of another. */
const gap = (before: Chain, after: Chain): number => {
  const dx = after[0]! - before[before.length - 2]!;
  const dy = after[1]! - before[before.length - 1]!;
  return Math.sqrt(dx * dx + dy * dy);
};
