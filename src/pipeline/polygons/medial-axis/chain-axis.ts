// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { AxisLine } from './axis-line.ts';

/** An edge of the axis between two Voronoi nodes. */
export interface AxisEdge {
  readonly a: number;
  readonly b: number;
}

/**
 * Joins edges into lines from end or fork to end or fork, and into closed lines. Branches that
 * end after less than the local half width are spurs of the sampling and left out.
 */
export const chainAxis = (
  edges: readonly AxisEdge[],
  centers: Float64Array,
  radii: Float64Array,
): readonly AxisLine[] => {
  const first = follow(edges);
  const degree = degrees(edges);
  const kept = first.filter((chain) => !isSpur(chain, degree, centers, radii));
  const chains = kept.length === first.length ? kept : follow(kept.flatMap(edgesOf));
  const meeting = degrees(kept.flatMap(edgesOf));
  return chains.map((nodes) => toLine(nodes, meeting, centers, radii));
};

const neighbors = (edges: readonly AxisEdge[]): Map<number, number[]> => {
  const map = new Map<number, number[]>();
  const add = (from: number, to: number): void => {
    const list = map.get(from);
    if (list === undefined) map.set(from, [to]);
    else list.push(to);
  };
  for (const { a, b } of edges) {
    add(a, b);
    add(b, a);
  }
  return map;
};

const degrees = (edges: readonly AxisEdge[]): ReadonlyMap<number, number> =>
  new Map([...neighbors(edges)].map(([node, list]) => [node, list.length]));

/** Node lists; a closed line repeats its first node at the end. */
const follow = (edges: readonly AxisEdge[]): readonly (readonly number[])[] => {
  const left = neighbors(edges);
  const degree = new Map([...left].map(([node, list]) => [node, list.length]));
  const chains: number[][] = [];
  const walk = (start: number): void => {
    while (left.get(start)!.length > 0) {
      const chain = [start];
      let at = start;
      do {
        const to = left.get(at)!.pop()!;
        const back = left.get(to)!;
        back.splice(back.indexOf(at), 1);
        chain.push(to);
        at = to;
      } while (degree.get(at) === 2 && at !== start);
      chains.push(chain);
    }
  };
  for (const [node, count] of degree) if (count !== 2) walk(node);
  for (const node of degree.keys()) walk(node);
  return chains;
};

const edgesOf = (chain: readonly number[]): readonly AxisEdge[] =>
  chain.slice(1).map((b, i) => ({ a: chain[i]!, b }));

const isSpur = (
  chain: readonly number[],
  degree: ReadonlyMap<number, number>,
  centers: Float64Array,
  radii: Float64Array,
): boolean => {
  const [start, end] = [chain[0]!, chain[chain.length - 1]!];
  const hangs = (degree.get(start) === 1) !== (degree.get(end) === 1);
  return hangs && length(chain, centers) < Math.max(radii[start]!, radii[end]!);
};

const length = (chain: readonly number[], centers: Float64Array): number => {
  let sum = 0;
  for (let i = 1; i < chain.length; i++) {
    const dx = centers[2 * chain[i]!]! - centers[2 * chain[i - 1]!]!;
    const dy = centers[2 * chain[i]! + 1]! - centers[2 * chain[i - 1]! + 1]!;
    sum += Math.sqrt(dx * dx + dy * dy);
  }
  return sum;
};

const toLine = (
  chain: readonly number[],
  degree: ReadonlyMap<number, number>,
  centers: Float64Array,
  radii: Float64Array,
): AxisLine => {
  const isFork = (node: number): boolean => degree.get(node)! > 2;
  const closed = chain.length > 3 && chain[0] === chain[chain.length - 1];
  const nodes = closed ? chain.slice(0, -1) : chain;
  return {
    points: Float64Array.from(
      nodes.flatMap((node) => [centers[2 * node]!, centers[2 * node + 1]!]),
    ),
    radii: Float64Array.from(nodes, (node) => radii[node]!),
    closed,
    forks: [isFork(chain[0]!), isFork(chain[chain.length - 1]!)],
  };
};
