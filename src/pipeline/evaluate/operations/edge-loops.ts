// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Edges by the vertices they run between, two numbers each, in any order. */
export type Edges = Uint32Array;

/** Whether as many edges end in each vertex as begin there; edges to themselves do not count. */
export const isBalanced = (edges: Edges): boolean => {
  const balance = new Map<number, number>();
  for (let e = 0; e < edges.length; e += 2) {
    balance.set(edges[e]!, (balance.get(edges[e]!) ?? 0) + 1);
    balance.set(edges[e + 1]!, (balance.get(edges[e + 1]!) ?? 0) - 1);
  }
  for (const count of balance.values()) if (count !== 0) return false;
  return true;
};

/** Balanced edges as closed loops of vertices; those with fewer than three are left out. */
export const loopsOfEdges = (edges: Edges): number[][] => {
  const leaving = new Map<number, number[]>();
  for (let e = edges.length - 2; e >= 0; e -= 2) {
    if (edges[e] === edges[e + 1]) continue;
    const list = leaving.get(edges[e]!);
    if (list) list.push(edges[e + 1]!);
    else leaving.set(edges[e]!, [edges[e + 1]!]);
  }
  const loops: number[][] = [];
  for (let e = 0; e < edges.length; e += 2) {
    const start = edges[e]!;
    while (leaving.get(start)?.length) {
      const loop: number[] = [];
      let at: number | undefined = start;
      do {
        loop.push(at!);
        at = leaving.get(at!)?.pop();
      } while (at !== undefined && at !== start);
      if (loop.length >= 3) loops.push(loop);
    }
  }
  return loops;
};
