// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Junctions } from './junctions.ts';
import { scratchInts } from './scratch.ts';

/** Ways along edges from junction to junction, in columns. */
export interface Chains {
  readonly count: number;
  /** The steps of chain c: `steps[starts[c]] … steps[starts[c + 1] - 1]`. */
  readonly starts: Int32Array;
  /** 2 · edge; one more where it is walked from its `to` to its `from`. */
  readonly steps: Int32Array;
  /** The vertices that each chain leads from and to. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The chain of each edge, -1 of those that were dropped. */
  readonly ofEdge: Int32Array;
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
}: Junctions): Chains => {
  const edges = from.length;
  const ofEdge = scratchInts(edges).fill(-1);
  const steps = scratchInts(edges);
  const chainStarts = scratchInts(edges + 1);
  const chainFrom = scratchInts(edges);
  const chainTo = scratchInts(edges);
  let count = 0;
  let at = 0;
  const follow = (edge: number, start: number): void => {
    let e = edge;
    let v = start;
    for (;;) {
      ofEdge[e] = count;
      const ahead = from[e] === v;
      steps[at++] = 2 * e + (ahead ? 0 : 1);
      v = ahead ? to[e]! : from[e]!;
      if (v === start || degree[v] !== 2) break;
      const one = around[starts[v]!]!;
      e = one === e ? around[starts[v]! + 1]! : one;
      if (ofEdge[e]! >= 0) break;
    }
    chainFrom[count] = start;
    chainTo[count++] = v;
    chainStarts[count] = at;
  };
  for (let v = 0; v < degree.length; v++) {
    if (degree[v]! <= 2) continue;
    for (let i = starts[v]!; i < starts[v]! + degree[v]!; i++)
      if (ofEdge[around[i]!]! < 0) follow(around[i]!, v);
  }
  for (let e = 0; e < edges; e++)
    if (ofEdge[e]! < 0 && (first[e] !== 0 || second[e] !== 0)) follow(e, from[e]!);
  return { count, starts: chainStarts, steps, from: chainFrom, to: chainTo, ofEdge };
};
