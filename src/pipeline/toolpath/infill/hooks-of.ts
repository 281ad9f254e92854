// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons, Ring } from '../../polygons/polygon.ts';
import type { End, PlacedEnd } from './ends-on-rings.ts';

/** Shorter ways are rounding, units. */
const LEAST_HOOK = 10;

/**
 * Ways along the outline by which free ends hold on to the wall: `length` units, to the side with
 * more room, at most half of the way to the next end there. Points after the end, by end.
 */
export const hooksOf = (
  onRing: readonly (readonly PlacedEnd[])[],
  area: Polygons,
  sideStarts: readonly Float64Array[],
  isFree: (end: End) => boolean,
  length: number,
): ReadonlyMap<End, readonly number[]> => {
  const hooks = new Map<End, readonly number[]>();
  if (length <= 0) return hooks;
  onRing.forEach((ends, r) => {
    const starts = sideStarts[r]!;
    const total = starts.at(-1)!;
    ends.forEach(({ end, side, at }, k) => {
      if (!isFree(end)) return;
      const next = ends[(k + 1) % ends.length]!.at + (k + 1 === ends.length ? total : 0);
      const last = ends.at(k - 1)!.at - (k === 0 ? total : 0);
      const ahead = (next - at) / 2;
      const back = (at - last) / 2;
      const way = Math.min(length, Math.max(ahead, back));
      if (way >= LEAST_HOOK)
        hooks.set(end, wayAlong(area[r]!, starts, side, at, ahead >= back ? way : -way));
    });
  });
  return hooks;
};

/** Points of the way from a place `at` on a side so many units along the ring, back where it is negative. */
const wayAlong = (
  ring: Ring,
  starts: Float64Array,
  side: number,
  at: number,
  way: number,
): readonly number[] => {
  const count = ring.length / 2;
  const points: number[] = [];
  let target = at + way;
  let on = side;
  while (target > starts[on + 1]! || target < starts[on]!) {
    const corner = way > 0 ? (on + 1) % count : on;
    points.push(ring[2 * corner]!, ring[2 * corner + 1]!);
    on = (on + (way > 0 ? 1 : count - 1)) % count;
    if (way > 0 && on === 0) target -= starts[count]!;
    if (way < 0 && on === count - 1) target += starts[count]!;
  }
  const to = (on + 1) % count;
  const share = (target - starts[on]!) / (starts[on + 1]! - starts[on]! || 1);
  points.push(
    Math.round(ring[2 * on]! + share * (ring[2 * to]! - ring[2 * on]!)),
    Math.round(ring[2 * on + 1]! + share * (ring[2 * to + 1]! - ring[2 * on + 1]!)),
  );
  return points;
};
