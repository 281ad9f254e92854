// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from '../../polygons/polygon.ts';
import { sideStarts } from '../../polygons/side-starts.ts';
import type { RingHit } from './ring-hits.ts';

/**
 * Adds to `points` the way along a ring from one hit to another, both included, the shorter way
 * round. Answers false, adding nothing, when it has more than `most` corners.
 */
export type RingWalk = (from: RingHit, to: RingHit, most: number, points: number[]) => boolean;

export const ringWalk = (ring: Ring): RingWalk => {
  const count = ring.length / 2;
  let upTo: Float64Array | undefined;
  return (from, to, most, points) => {
    upTo ??= sideStarts(ring);
    const place = (hit: RingHit): number =>
      upTo![hit.side]! + hit.u * (upTo![hit.side + 1]! - upTo![hit.side]!);
    const whole = upTo[count]!;
    const ahead = (place(to) - place(from) + whole) % whole;
    const forward = ahead <= whole - ahead;
    const [first, last] = forward ? [from, to] : [to, from];
    const turnsBack = first.side === last.side && last.u < first.u;
    const corners = turnsBack ? count : (last.side - first.side + count) % count;
    if (corners > most) return false;
    points.push(from.x, from.y);
    for (let i = 0; i < corners; i++) {
      const corner = (forward ? from.side + 1 + i : from.side - i + count) % count;
      points.push(ring[2 * corner]!, ring[2 * corner + 1]!);
    }
    points.push(to.x, to.y);
    return true;
  };
};
