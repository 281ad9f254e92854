// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Crosses } from './ways.ts';

/**
 * The same way (x y, stride 2) without corners that can be cut: from each corner to about the last
 * one in sight, found by doubling the stride. Undefined when a leg that is left crosses the outline.
 */
export const shortenWay = (way: Float64Array, crosses: Crosses): Float64Array | undefined => {
  const last = way.length / 2 - 1;
  const sees = (from: number, to: number): boolean =>
    !crosses(way[2 * from]!, way[2 * from + 1]!, way[2 * to]!, way[2 * to + 1]!);
  const kept = [0];
  for (let at = 0; at < last;) {
    if (!sees(at, at + 1)) return undefined;
    let next = at + 1;
    let stride = 1;
    while (next < last) {
      const ahead = Math.min(last, next + stride);
      if (sees(at, ahead)) {
        next = ahead;
        stride *= 2;
      } else if (stride === 1) break;
      else stride = 1;
    }
    kept.push(next);
    at = next;
  }
  return Float64Array.from(kept.flatMap((corner) => [way[2 * corner]!, way[2 * corner + 1]!]));
};
