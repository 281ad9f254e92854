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

/** Way from the thing at `place` (-1: from where the nozzle is) to the beginning of `next`. */
export const link = (way: Tour, place: number, next: number | undefined, tail: boolean): number => {
  if (place >= 0) return reach(way, way.tour[place]!, next);
  if (next === undefined) return tail ? way.tail(way.x, way.y) : 0;
  const to = 4 * (next >> 1) + 2 * (next & 1);
  return far(way.ends[to]! - way.x, way.ends[to + 1]! - way.y);
};

/** Way from the end of `step` to the beginning of `next`, or to what follows when there is none. */
export const reach = ({ ends, tail }: Tour, step: number, next: number | undefined): number => {
  const from = 4 * (step >> 1) + 2 * (~step & 1);
  const x = ends[from]!;
  const y = ends[from + 1]!;
  if (next === undefined) return tail(x, y);
  const to = 4 * (next >> 1) + 2 * (next & 1);
  return far(ends[to]! - x, ends[to + 1]! - y);
};

/** Length of a vector. */
export const far = (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy);

/** Turns the places i to j around, and each thing there. */
export const reverse = (tour: Int32Array, i: number, j: number): void => {
  for (let [a, b] = [i, j]; a <= b; a++, b--) {
    const step = tour[a]! ^ 1;
    tour[a] = tour[b]! ^ 1;
    tour[b] = step;
  }
};

/** All ways between things, the one to the first and the one after the last. */
export const wayOfTour = (way: Tour): number => {
  let length = 0;
  for (let place = -1; place < way.tour.length; place++)
    length += link(way, place, way.tour[place + 1], true);
  return length;
};
