// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { link, reach, reverse, type Tour } from './tour.ts';

/** Looks at about this many pairs of places in one pass, so large layers cost little more a thing. */
const PAIRS_A_PASS = 20_000;
const LEAST_WINDOW = 12;
const MOST_PASSES = 6;
/** The longest run that is taken out and put elsewhere. */
const LONGEST_RUN = 3;
/** Less than this is rounding, units. */
const LEAST_GAIN = 1;

/**
 * Shortens a tour in place: runs are turned around (2-opt) and short ones moved (Or-opt) while that
 * makes the way between things shorter. Never longer than before; bounded work. Places around which
 * nothing changed since they were looked at are not looked at again.
 */
export const improveOrder = (way: Tour): void => {
  const { tour } = way;
  const n = tour.length;
  const window = Math.max(LEAST_WINDOW, Math.floor(PAIRS_A_PASS / Math.max(1, n)));
  const settled = new Uint8Array(n);
  const disturb = (place: number): void => {
    if (place >= 0 && place < n) settled[tour[place]! >> 1] = 0;
  };
  const disturbAround = (from: number, to: number): void => {
    for (const place of [from - 1, from, to, to + 1]) disturb(place);
  };
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let improved = false;
    for (let i = 0; i < n; i++) {
      const thing = tour[i]! >> 1;
      if (settled[thing] === 1) continue;
      settled[thing] = 1;
      const last = Math.min(n - 1, i + window);
      for (let j = i; j <= last; j++) {
        if (!turn(way, i, j)) continue;
        disturbAround(i, j);
        improved = true;
      }
      for (let size = 1; size <= LONGEST_RUN && i + size <= n; size++) {
        const place = shift(way, i, size, window);
        if (place < -1) continue;
        disturbAround(i, i + size - 1);
        disturbAround(place, place + size);
        improved = true;
      }
    }
    if (!improved) return;
  }
};

/** Turns places i to j around when that is shorter. */
const turn = (way: Tour, i: number, j: number): boolean => {
  const { tour } = way;
  const before = link(way, i - 1, tour[i]!, false) + link(way, j, tour[j + 1], true);
  const entry = link(way, i - 1, tour[j]! ^ 1, false);
  if (entry > before - LEAST_GAIN) return false;
  if (entry + reach(way, tour[i]! ^ 1, tour[j + 1]) > before - LEAST_GAIN) return false;
  reverse(tour, i, j);
  return true;
};

/**
 * Moves the run of `size` things at i to where it costs least within the window, either way round.
 * Answers the place after which it was put, or -2 where it stays.
 */
const shift = (way: Tour, i: number, size: number, window: number): number => {
  const { tour } = way;
  const n = tour.length;
  const j = i + size - 1;
  const [first, last] = [tour[i]!, tour[j]!];
  const closed = link(way, i - 1, tour[j + 1], true);
  const saved = link(way, i - 1, first, true) + link(way, j, tour[j + 1], true) - closed;
  if (saved < LEAST_GAIN) return -2;
  let best = saved - LEAST_GAIN;
  let place = -2;
  let turned = false;
  // Between places k and k + 1 of what is left.
  for (let k = Math.max(-1, i - 1 - window); k < Math.min(n, j + window); k++) {
    if (k >= i - 1 && k <= j) continue;
    const gap = link(way, k, tour[k + 1], true);
    const forth = link(way, k, first, true) + reach(way, last, tour[k + 1]) - gap;
    const back = link(way, k, last ^ 1, true) + reach(way, first ^ 1, tour[k + 1]) - gap;
    if (Math.min(forth, back) >= best) continue;
    best = Math.min(forth, back);
    place = k;
    turned = back < forth;
  }
  if (place < -1) return -2;
  const run = tour.slice(i, i + size);
  if (turned) reverse(run, 0, size - 1);
  if (place < i) {
    tour.copyWithin(place + 1 + size, place + 1, i);
    tour.set(run, place + 1);
  } else {
    tour.copyWithin(i, j + 1, place + 1);
    tour.set(run, place + 1 - size);
  }
  return place;
};
