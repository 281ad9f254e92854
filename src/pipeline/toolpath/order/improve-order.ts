// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A way through things that each have two ends: thing number `tour[i] >> 1`, entered at its first
 * end, or at its last where bit 0 is set. `ends`: ax ay bx by of each thing, stride 4, units.
 */
export interface Tour {
  readonly ends: Float64Array;
  readonly tour: Int32Array;
  /** Where the nozzle is before, units. */
  readonly x: number;
  readonly y: number;
  /** What leaving the last thing at a point costs: the way to whatever comes next, units. */
  readonly tail: (x: number, y: number) => number;
}

/** Looks at this many pairs of places in one pass, so a layer of any size costs about as much a thing. */
const PAIRS_A_PASS = 40_000;
const LEAST_WINDOW = 16;
const MOST_PASSES = 8;
/** The longest run that is taken out and put elsewhere. */
const LONGEST_RUN = 3;
/** Less than this is rounding, units. */
const LEAST_GAIN = 1;

/**
 * Shortens a tour in place: runs are turned around (2-opt) and short ones moved (Or-opt) while that
 * makes the way between things shorter. Never longer than before; bounded work.
 */
export const improveOrder = (way: Tour): void => {
  const { tour } = way;
  const n = tour.length;
  const window = Math.max(LEAST_WINDOW, Math.floor(PAIRS_A_PASS / Math.max(1, n)));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let improved = false;
    for (let i = 0; i < n; i++) {
      const last = Math.min(n - 1, i + window);
      for (let j = i; j <= last; j++) if (turn(way, i, j)) improved = true;
      for (let size = 1; size <= LONGEST_RUN && i + size <= n; size++)
        if (shift(way, i, size, window)) improved = true;
    }
    if (!improved) return;
  }
};

/** Turns places i to j around when that is shorter. */
const turn = (way: Tour, i: number, j: number): boolean => {
  const { tour } = way;
  const before = link(way, i - 1, tour[i]!, false) + link(way, j, tour[j + 1], true);
  const after = link(way, i - 1, tour[j]! ^ 1, false) + reach(way, tour[i]! ^ 1, tour[j + 1]);
  if (after > before - LEAST_GAIN) return false;
  reverse(tour, i, j);
  return true;
};

/** Moves the run of `size` things at i to where it costs least within the window, either way round. */
const shift = (way: Tour, i: number, size: number, window: number): boolean => {
  const { tour } = way;
  const n = tour.length;
  const j = i + size - 1;
  const [first, last] = [tour[i]!, tour[j]!];
  const closed = link(way, i - 1, tour[j + 1], true);
  const saved = link(way, i - 1, first, true) + link(way, j, tour[j + 1], true) - closed;
  if (saved < LEAST_GAIN) return false;
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
  if (place < -1) return false;
  const run = tour.slice(i, i + size);
  if (turned) reverse(run, 0, size - 1);
  if (place < i) {
    tour.copyWithin(place + 1 + size, place + 1, i);
    tour.set(run, place + 1);
  } else {
    tour.copyWithin(i, j + 1, place + 1);
    tour.set(run, place + 1 - size);
  }
  return true;
};

/** Way from the thing at `place` (-1: from where the nozzle is) to the beginning of `next`. */
const link = (way: Tour, place: number, next: number | undefined, tail: boolean): number => {
  if (place >= 0) return reach(way, way.tour[place]!, next);
  if (next === undefined) return tail ? way.tail(way.x, way.y) : 0;
  const to = 4 * (next >> 1) + 2 * (next & 1);
  return far(way.ends[to]! - way.x, way.ends[to + 1]! - way.y);
};

/** Way from the end of `step` to the beginning of `next`, or to what follows when there is none. */
const reach = ({ ends, tail }: Tour, step: number, next: number | undefined): number => {
  const from = 4 * (step >> 1) + 2 * (~step & 1);
  const x = ends[from]!;
  const y = ends[from + 1]!;
  if (next === undefined) return tail(x, y);
  const to = 4 * (next >> 1) + 2 * (next & 1);
  return far(ends[to]! - x, ends[to + 1]! - y);
};

const far = (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy);

const reverse = (tour: Int32Array, i: number, j: number): void => {
  for (let [a, b] = [i, j]; a <= b; a++, b--) {
    const step = tour[a]! ^ 1;
    tour[a] = tour[b]! ^ 1;
    tour[b] = step;
  }
};
