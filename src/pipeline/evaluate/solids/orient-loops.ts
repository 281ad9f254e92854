// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Loops } from './edge-balance.ts';

/**
 * Turns polygons so that neighbors run their shared edge in opposite directions, starting from the
 * first of each connected group. Polygons meet only where exactly two share an edge.
 */
export const orientLoops = (loops: Loops): Loops => {
  const neighbors = edgeNeighbors(loops);
  const flipped = new Int8Array(loops.length).fill(-1);
  for (let start = 0; start < loops.length; start++) {
    if (flipped[start] !== -1) continue;
    flipped[start] = 0;
    const waiting = [start];
    for (let loop = waiting.pop(); loop !== undefined; loop = waiting.pop()) {
      for (const { other, same } of neighbors[loop]!) {
        if (flipped[other] !== -1) continue;
        flipped[other] = same ? 1 - flipped[loop]! : flipped[loop]!;
        waiting.push(other);
      }
    }
  }
  return loops.map((loop, i) =>
    flipped[i] === 1 ? { ...loop, corners: loop.corners.toReversed() } : loop,
  );
};

const edgeNeighbors = (loops: Loops): { other: number; same: boolean }[][] => {
  const users = new Map<string, { loop: number; forward: boolean }[]>();
  loops.forEach(({ corners }, loop) => {
    let from = corners.at(-1)!;
    for (const to of corners) {
      const forward = from < to;
      const key = forward ? `${from},${to}` : `${to},${from}`;
      const list = users.get(key);
      if (list) list.push({ loop, forward });
      else users.set(key, [{ loop, forward }]);
      from = to;
    }
  });
  const neighbors: { other: number; same: boolean }[][] = loops.map(() => []);
  for (const list of users.values()) {
    const [a, b] = list;
    if (!a || !b || list.length !== 2) continue;
    const same = a.forward === b.forward;
    neighbors[a.loop]!.push({ other: b.loop, same });
    neighbors[b.loop]!.push({ other: a.loop, same });
  }
  return neighbors;
};
