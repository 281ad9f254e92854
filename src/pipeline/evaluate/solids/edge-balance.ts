// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Polygons by vertex numbers; `polygon` is the place in the soup it came from. */
export type Loops = readonly { readonly corners: readonly number[]; readonly polygon: number }[];

/** Edges a → b as keys a · 2²⁶ + b, with how many more run a → b than b → a; balanced ones are gone. */
export type EdgeBalance = ReadonlyMap<number, number>;

const SHIFT = 67_108_864;

/** Which edges are run more often one way than the other. */
export const directedEdges = (loops: Loops): EdgeBalance => {
  const balance = new Map<number, number>();
  for (const { corners } of loops) {
    let from = corners.at(-1)!;
    for (const to of corners) {
      const back = to * SHIFT + from;
      const opposite = balance.get(back);
      if (opposite === undefined) {
        const key = from * SHIFT + to;
        balance.set(key, (balance.get(key) ?? 0) + 1);
      } else if (opposite === 1) balance.delete(back);
      else balance.set(back, opposite - 1);
      from = to;
    }
  }
  return balance;
};

export const edgeEnds = (key: number): readonly [number, number] => [
  Math.floor(key / SHIFT),
  key % SHIFT,
];

export const firstOpenEdge = (balance: EdgeBalance): readonly [number, number] | undefined => {
  for (const key of balance.keys()) return edgeEnds(key);
  return undefined;
};
