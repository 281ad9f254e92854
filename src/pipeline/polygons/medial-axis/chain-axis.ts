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
  const graph = graphOf(edges, radii.length);
  const first = follow(graph);
  const kept = first.filter((chain) => !isSpur(chain, graph.degrees, centers, radii));
  if (kept.length === first.length)
    return first.map((nodes) => toLine(nodes, graph.degrees, centers, radii));
  const pruned = graphOf(kept.flatMap(edgesOf), radii.length);
  return follow(pruned).map((nodes) => toLine(nodes, pruned.degrees, centers, radii));
};

/** A Voronoi node is the middle of a triangle: no more than three edges meet there. */
const MOST = 3;

interface Graph {
  /** Those that edges meet in, as they come. */
  readonly nodes: readonly number[];
  readonly degrees: Uint8Array;
  /** Stride `MOST`. */
  readonly neighbors: Int32Array;
}

const graphOf = (edges: readonly AxisEdge[], count: number): Graph => {
  const nodes: number[] = [];
  const degrees = new Uint8Array(count);
  const neighbors = new Int32Array(MOST * count);
  const add = (from: number, to: number): void => {
    if (degrees[from] === 0) nodes.push(from);
    neighbors[MOST * from + degrees[from]!++] = to;
  };
  for (const { a, b } of edges) {
    add(a, b);
    add(b, a);
  }
  return { nodes, degrees, neighbors };
};

/** Node lists; a closed line repeats its first node at the end. */
const follow = ({ nodes, degrees, neighbors }: Graph): readonly (readonly number[])[] => {
  const left = degrees.slice();
  const around = neighbors.slice();
  const takeBack = (node: number, to: number): void => {
    let i = MOST * node;
    while (around[i] !== to) i++;
    around.copyWithin(i, i + 1, MOST * node + left[node]!--);
  };
  const chains: number[][] = [];
  const walk = (start: number): void => {
    while (left[start]! > 0) {
      const chain = [start];
      let at = start;
      do {
        const to = around[MOST * at + --left[at]!]!;
        takeBack(to, at);
        chain.push(to);
        at = to;
      } while (degrees[at] === 2 && at !== start);
      chains.push(chain);
    }
  };
  for (const node of nodes) if (degrees[node] !== 2) walk(node);
  for (const node of nodes) walk(node);
  return chains;
};

const edgesOf = (chain: readonly number[]): readonly AxisEdge[] =>
  chain.slice(1).map((b, i) => ({ a: chain[i]!, b }));

const isSpur = (
  chain: readonly number[],
  degrees: Uint8Array,
  centers: Float64Array,
  radii: Float64Array,
): boolean => {
  const [start, end] = [chain[0]!, chain[chain.length - 1]!];
  const hangs = (degrees[start] === 1) !== (degrees[end] === 1);
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
  degrees: Uint8Array,
  centers: Float64Array,
  radii: Float64Array,
): AxisLine => {
  const isFork = (node: number): boolean => degrees[node]! > 2;
  const closed = chain.length > 3 && chain[0] === chain[chain.length - 1];
  const count = closed ? chain.length - 1 : chain.length;
  const points = new Float64Array(2 * count);
  const widths = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const node = chain[i]!;
    points[2 * i] = centers[2 * node]!;
    points[2 * i + 1] = centers[2 * node + 1]!;
    widths[i] = radii[node]!;
  }
  const forks = [isFork(chain[0]!), isFork(chain[chain.length - 1]!)] as const;
  return { points, radii: widths, closed, forks };
};
