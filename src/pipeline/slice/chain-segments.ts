// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from '../polygons/polygon.ts';
import { UNITS_PER_MM } from '../../shared/units.ts';

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

/** Ends of open chains that are nearer than this belong together: cracks in foreign meshes. */
const LARGEST_GAP_MM = 2;

/**
 * Joins segments into rings: first by the mesh edge that one ends and another starts at, then,
 * where the mesh has cracks, by the nearest ends. Chains that stay open are dropped.
 */
export const chainSegments = (
  { from, to }: PlaneSegments,
  point: (edge: number) => readonly [number, number],
): Cut => {
  const starting = segmentsByStart(from);
  const used = new Uint8Array(from.length);
  const rings: Ring[] = [];
  const open: (readonly [number, number])[][] = [];
  for (const seed of chainSeeds(from, to)) {
    if (used[seed] === 1) continue;
    const chain = [point(from[seed]!)];
    let segment = seed;
    let closed = false;
    for (;;) {
      used[segment] = 1;
      if (to[segment] === from[seed]) {
        closed = true;
        break;
      }
      chain.push(point(to[segment]!));
      const next = starting.get(to[segment]!)?.find((candidate) => used[candidate] === 0);
      if (next === undefined) break;
      segment = next;
    }
    if (closed) addRing(chain, rings);
    else open.push(chain);
  }
  const gaps = open.length;
  for (const chain of joinOpenChains(open)) addRing(chain, rings);
  return { rings, gaps };
};

const segmentsByStart = (from: Uint32Array): ReadonlyMap<number, readonly number[]> => {
  const starting = new Map<number, number[]>();
  from.forEach((edge, segment) => {
    const list = starting.get(edge);
    if (list === undefined) starting.set(edge, [segment]);
    else list.push(segment);
  });
  return starting;
};

/** Segments that nothing leads to first, so that open chains are followed from their beginning. */
const chainSeeds = (from: Uint32Array, to: Uint32Array): readonly number[] => {
  const ends = new Set(to);
  const first: number[] = [];
  const rest: number[] = [];
  from.forEach((edge, segment) => (ends.has(edge) ? rest : first).push(segment));
  return first.concat(rest);
};

/** Joins each open chain's end to the nearest beginning, its own included, within the largest gap. */
const joinOpenChains = (
  open: readonly (readonly [number, number])[][],
): readonly (readonly (readonly [number, number])[])[] => {
  const waiting = open.map((chain) => [...chain]);
  const closed: (readonly [number, number])[][] = [];
  const limit = LARGEST_GAP_MM * UNITS_PER_MM;
  while (waiting.length > 0) {
    const chain = waiting.pop()!;
    for (;;) {
      const end = chain[chain.length - 1]!;
      let best = -1;
      let bestDistance = distance(end, chain[0]!);
      waiting.forEach((other, index) => {
        const d = distance(end, other[0]!);
        if (d < bestDistance) {
          best = index;
          bestDistance = d;
        }
      });
      if (best < 0 || bestDistance > limit) {
        if (bestDistance <= limit) closed.push(chain);
        break;
      }
      chain.push(...waiting.splice(best, 1)[0]!);
    }
  }
  return closed;
};

const distance = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));

/** Keeps a ring of at least three different points; points repeated by rounding are dropped. */
const addRing = (chain: readonly (readonly [number, number])[], rings: Ring[]): void => {
  const points = chain.filter((p, i) => {
    const q = chain[(i + chain.length - 1) % chain.length]!;
    return p[0] !== q[0] || p[1] !== q[1];
  });
  if (points.length >= 3) rings.push(Float64Array.from(points.flat()));
};
