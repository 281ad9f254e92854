// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from '../polygons/polygon.ts';
import { straighten } from '../polygons/simplify.ts';
import { joinOpenChains } from './join-open-chains.ts';

/** The rings that cutting a mesh gave, and how many had to be closed over a gap of the mesh. */
export interface Cut {
  readonly rings: readonly Ring[];
  readonly gaps: number;
}

/** Directed segments of one plane: each runs from one mesh edge to another. */
export interface PlaneSegments {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * Joins segments into rings: first by the mesh edge that one ends and another starts at, then,
 * where the mesh has cracks, by the nearest ends. Chains that stay open are dropped. `points`: x y
 * of each segment's start and x y of its end, stride 4. `firstAt` has a place for every mesh edge,
 * holds -1 in all of them, and is left so. `flat` marks the edges where a ring goes straight on.
 */
export const chainSegments = (
  { from, to }: PlaneSegments,
  points: Float64Array,
  firstAt: Int32Array,
  flat: Uint8Array,
): Cut => {
  const following = linkByStart(from, firstAt);
  const used = new Uint8Array(from.length);
  const rings: Ring[] = [];
  const open: number[][] = [];
  for (const seed of chainSeeds(from, to, firstAt)) {
    if (used[seed] === 1) continue;
    const chain = [points[4 * seed]!, points[4 * seed + 1]!];
    const straight = [flat[from[seed]!]!];
    let segment = seed;
    let closed = false;
    for (;;) {
      used[segment] = 1;
      if (to[segment] === from[seed]) {
        closed = true;
        break;
      }
      chain.push(points[4 * segment + 2]!, points[4 * segment + 3]!);
      straight.push(flat[to[segment]!]!);
      let next = firstAt[to[segment]!]!;
      while (next >= 0 && used[next] === 1) next = following[next]!;
      if (next < 0) break;
      segment = next;
    }
    if (closed) addRing(straighten(chain, straight), rings);
    else open.push(chain);
  }
  for (const edge of from) firstAt[edge] = -1;
  const gaps = open.length;
  for (const chain of joinOpenChains(open)) addRing(chain, rings);
  return { rings, gaps };
};

/** Puts the first segment from each edge into `firstAt`; answers which one starts there after each. */
const linkByStart = (from: Uint32Array, firstAt: Int32Array): Int32Array => {
  const following = new Int32Array(from.length);
  for (let segment = from.length - 1; segment >= 0; segment--) {
    const edge = from[segment]!;
    following[segment] = firstAt[edge]!;
    firstAt[edge] = segment;
  }
  return following;
};

/** Segments that nothing leads to first, so that open chains are followed from their beginning. */
const chainSeeds = (from: Uint32Array, to: Uint32Array, firstAt: Int32Array): Uint32Array => {
  const isReached = new Uint8Array(from.length);
  for (const edge of to) if (firstAt[edge]! >= 0) isReached[firstAt[edge]!] = 1;
  const seeds = new Uint32Array(from.length);
  let count = 0;
  for (const reached of [0, 1])
    for (let segment = 0; segment < from.length; segment++)
      if (isReached[firstAt[from[segment]!]!] === reached) seeds[count++] = segment;
  return seeds;
};

/** Keeps a ring of at least three different points; points repeated by rounding are dropped. */
const addRing = (chain: ArrayLike<number>, rings: Ring[]): void => {
  const ring = new Float64Array(chain.length);
  let end = 0;
  let px = chain[chain.length - 2]!;
  let py = chain[chain.length - 1]!;
  for (let i = 0; i < chain.length; i += 2) {
    const x = chain[i]!;
    const y = chain[i + 1]!;
    if (x !== px || y !== py) {
      ring[end++] = x;
      ring[end++] = y;
    }
    px = x;
    py = y;
  }
  if (end >= 6) rings.push(ring.slice(0, end));
};
