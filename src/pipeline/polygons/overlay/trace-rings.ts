// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from '../polygon.ts';
import type { Chains } from './chains.ts';
import type { Edges } from './edges.ts';
import { scratchBytes, scratchFloats } from './scratch.ts';
import { withoutSpikes } from './without-spikes.ts';

/**
 * A chain as part of an outline: 2 · chain; one more where it is walked from its end to its start,
 * so that the inside lies on its left.
 */
export type Side = number;

/**
 * Joins sides, of each chain at most one, to rings. Where more than two meet, a ring goes on along
 * the same corner of the inside, so that areas that touch in a point stay apart.
 */
export const traceRings = (
  edges: Edges,
  chains: Chains,
  sides: readonly Side[],
): readonly Ring[] => {
  const rings: Ring[] = [];
  const leaving = new Map<number, Side[]>();
  for (const side of sides) {
    const start = startOf(chains, side);
    if (start === endOf(chains, side)) continue;
    const list = leaving.get(start);
    if (list === undefined) leaving.set(start, [side]);
    else list.push(side);
  }
  const used = scratchBytes(chains.count);
  const points = scratchFloats(2 * chains.steps.length);
  for (const first of sides) {
    if (used[first >> 1] === 1) continue;
    let side = first;
    let length = 0;
    for (;;) {
      used[side >> 1] = 1;
      length = addPoints(edges, chains, side, points, length);
      const end = endOf(chains, side);
      if (end === startOf(chains, first)) break;
      const next = sharpestLeft(edges, chains, side, leaving.get(end) ?? [], used);
      if (next === undefined) break;
      side = next;
    }
    const ring = withoutSpikes(points, length);
    if (ring.length >= 6) rings.push(ring);
  }
  return rings;
};

const startOf = ({ from, to }: Chains, side: Side): number =>
  (side & 1) === 0 ? from[side >> 1]! : to[side >> 1]!;

const endOf = (chains: Chains, side: Side): number => startOf(chains, side ^ 1);

/** The side first met when turning clockwise from where `side` came from. */
const sharpestLeft = (
  edges: Edges,
  chains: Chains,
  side: Side,
  candidates: readonly Side[],
  used: Uint8Array,
): Side | undefined => {
  const free = candidates.filter((candidate) => used[candidate >> 1] === 0);
  if (free.length <= 1) return free[0];
  const from = direction(edges, chains, side ^ 1);
  let best = free[0]!;
  for (const candidate of free.slice(1))
    if (
      isClockwiseBefore(from, direction(edges, chains, candidate), direction(edges, chains, best))
    )
      best = candidate;
  return best;
};

type Vector = readonly [number, number];

/** Whether turning clockwise from `from` meets `a` before `b`. */
const isClockwiseBefore = (from: Vector, a: Vector, b: Vector): boolean => {
  const halfA = halfTurn(from, a);
  const halfB = halfTurn(from, b);
  return halfA === halfB ? cross(a, b) < 0 : halfA < halfB;
};

/** 0 within the first half turn clockwise from `from`, 1 within the second, 2 for `from` itself. */
const halfTurn = (from: Vector, to: Vector): number => {
  const side = cross(from, to);
  if (side !== 0) return side < 0 ? 0 : 1;
  return from[0] * to[0] + from[1] * to[1] < 0 ? 0.5 : 2;
};

const cross = (a: Vector, b: Vector): number => a[0] * b[1] - a[1] * b[0];

/** Way in which a side leaves its start. */
const direction = ({ ax, ay, bx, by }: Edges, { starts, steps }: Chains, side: Side): Vector => {
  const back = side & 1;
  const step = steps[back === 0 ? starts[side >> 1]! : starts[(side >> 1) + 1]! - 1]!;
  const edge = step >> 1;
  const sign = (step & 1) === back ? 1 : -1;
  return [sign * (bx[edge]! - ax[edge]!), sign * (by[edge]! - ay[edge]!)];
};

/** Adds the first point of each of the side's edges; answers where the points end. */
const addPoints = (
  { ax, ay, bx, by }: Edges,
  { starts, steps }: Chains,
  side: Side,
  points: Float64Array,
  length: number,
): number => {
  const back = side & 1;
  const start = starts[side >> 1]!;
  const count = starts[(side >> 1) + 1]! - start;
  let at = length;
  for (let i = 0; i < count; i++) {
    const step = steps[back === 0 ? start + i : start + count - 1 - i]!;
    const edge = step >> 1;
    const ahead = (step & 1) === back;
    points[at++] = ahead ? ax[edge]! : bx[edge]!;
    points[at++] = ahead ? ay[edge]! : by[edge]!;
  }
  return at;
};
