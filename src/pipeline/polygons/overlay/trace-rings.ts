// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from '../polygon.ts';
import type { Chain } from './chains.ts';
import type { Edges } from './edges.ts';

/** A chain as part of an outline: walked so that the inside lies on its left. */
export interface Side {
  readonly chain: Chain;
  /** Whether the chain is walked from its start to its end. */
  readonly along: boolean;
}

/**
 * Joins sides to rings. Where more than two meet, a ring goes on along the same corner of the
 * inside, so that areas that touch in a point stay apart.
 */
export const traceRings = (edges: Edges, sides: readonly Side[]): readonly Ring[] => {
  const rings: Ring[] = [];
  const leaving = new Map<number, Side[]>();
  for (const side of sides) {
    const start = startOf(side);
    if (start === endOf(side)) continue;
    const list = leaving.get(start);
    if (list === undefined) leaving.set(start, [side]);
    else list.push(side);
  }
  const used = new Set<Side>();
  for (const first of sides) {
    if (used.has(first)) continue;
    const points: number[] = [];
    let side = first;
    for (;;) {
      used.add(side);
      addPoints(edges, side, points);
      const end = endOf(side);
      if (end === startOf(first)) break;
      const next = sharpestLeft(edges, side, leaving.get(end) ?? [], used);
      if (next === undefined) break;
      side = next;
    }
    const ring = withoutSpikes(points);
    if (ring.length >= 6) rings.push(ring);
  }
  return rings;
};

const startOf = ({ chain, along }: Side): number => (along ? chain.start : chain.end);
const endOf = ({ chain, along }: Side): number => (along ? chain.end : chain.start);

/** The side first met when turning clockwise from where `side` came from. */
const sharpestLeft = (
  edges: Edges,
  side: Side,
  candidates: readonly Side[],
  used: ReadonlySet<Side>,
): Side | undefined => {
  const free = candidates.filter((candidate) => !used.has(candidate));
  if (free.length <= 1) return free[0];
  const [x, y] = direction(edges, { ...side, along: !side.along });
  let best = free[0]!;
  for (const candidate of free.slice(1))
    if (isClockwiseBefore([x, y], direction(edges, candidate), direction(edges, best)))
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
const direction = ({ ax, ay, bx, by }: Edges, { chain, along }: Side): Vector => {
  const edge = along ? chain.edges[0]! : chain.edges[chain.edges.length - 1]!;
  const isForward = along ? chain.forward[0]! : !chain.forward[chain.forward.length - 1]!;
  const [dx, dy] = [bx[edge]! - ax[edge]!, by[edge]! - ay[edge]!];
  return isForward ? [dx, dy] : [-dx, -dy];
};

/** The first point of each of the side's edges. */
const addPoints = ({ ax, ay, bx, by }: Edges, { chain, along }: Side, points: number[]): void => {
  const { edges, forward } = chain;
  for (let i = 0; i < edges.length; i++) {
    const k = along ? i : edges.length - 1 - i;
    const e = edges[k]!;
    if (forward[k] === along) points.push(ax[e]!, ay[e]!);
    else points.push(bx[e]!, by[e]!);
  }
};

/** Without points that lie exactly on the way from one neighbor to the other, or lead there and back. */
const withoutSpikes = (points: readonly number[]): Ring => {
  const kept: number[] = [];
  const n = points.length;
  for (let i = 0; i < n; i += 2) {
    kept.push(points[i]!, points[i + 1]!);
    while (kept.length >= 6 && isStraight(kept, kept.length - 6, kept.length - 4, kept.length - 2))
      kept.splice(kept.length - 4, 2);
  }
  let from = 0;
  for (let changed = true; changed && kept.length - from >= 6;) {
    const end = kept.length;
    changed = false;
    if (isStraight(kept, end - 4, end - 2, from)) {
      kept.length -= 2;
      changed = true;
    } else if (isStraight(kept, end - 2, from, from + 2)) {
      from += 2;
      changed = true;
    }
  }
  return Float64Array.from(from === 0 ? kept : kept.slice(from));
};

const isStraight = (p: readonly number[], a: number, b: number, c: number): boolean =>
  (p[b]! - p[a]!) * (p[c + 1]! - p[a + 1]!) === (p[b + 1]! - p[a + 1]!) * (p[c]! - p[a]!);
