// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Junctions } from './junctions.ts';

/** A way along edges from junction to junction. */
export interface Chain {
  readonly edges: readonly number[];
  /** Of each edge: whether it is walked from `from` to `to`. */
  readonly forward: readonly boolean[];
  /** Vertices. */
  readonly start: number;
  readonly end: number;
}

/**
 * Follows every edge once, from junction to junction; ways without a junction come back to their
 * start. All edges of a chain have the same area on each side.
 */
export const chainsOf = ({
  from,
  to,
  starts,
  degree,
  around,
  first,
  second,
}: Junctions): Chain[] => {
  const used = new Uint8Array(from.length);
  const chains: Chain[] = [];
  const follow = (edge: number, start: number): void => {
    const edges: number[] = [];
    const forward: boolean[] = [];
    let e = edge;
    let v = start;
    for (;;) {
      used[e] = 1;
      const ahead = from[e] === v;
      edges.push(e);
      forward.push(ahead);
      v = ahead ? to[e]! : from[e]!;
      if (v === start || degree[v] !== 2) break;
      const one = around[starts[v]!]!;
      e = one === e ? around[starts[v]! + 1]! : one;
      if (used[e] === 1) break;
    }
    chains.push({ edges, forward, start, end: v });
  };
  for (let v = 0; v < degree.length; v++) {
    if (degree[v]! <= 2) continue;
    for (let i = starts[v]!; i < starts[v]! + degree[v]!; i++)
      if (used[around[i]!] === 0) follow(around[i]!, v);
  }
  for (let e = 0; e < from.length; e++)
    if (used[e] === 0 && (first[e] !== 0 || second[e] !== 0)) follow(e, from[e]!);
  return chains;
};
