// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Chains } from './chains.ts';
import type { Edges } from './edges.ts';
import type { Junctions } from './junctions.ts';
import { scratchBytes, scratchInts } from './scratch.ts';
import type { SplitEdges } from './split-edges.ts';
import { isSteep, windingsBeside, type Windings } from './winding.ts';

/** The windings beside each chain, seen along it: left first, left second, right first, right second. */
export type ChainWindings = Int32Array;

/**
 * One chain of what hangs together is looked at from outside; from it all others follow, since
 * going around a junction each edge changes the windings by its weights. Where rounding left
 * edges that cross, two ways may disagree: then every chain is looked at from outside.
 */
export const chainWindings = (
  split: SplitEdges,
  junctions: Junctions,
  chains: Chains,
): ChainWindings => {
  const windings = scratchInts(4 * chains.count);
  const known = scratchBytes(chains.count);
  const settled = scratchBytes(junctions.degree.length);
  const beside = windingsBeside(split);
  const lookAt = (chain: number): void => {
    const step = chains.steps[chains.starts[chain]!]!;
    const edge = step >> 1;
    const first = junctions.first[edge]!;
    const second = junctions.second[edge]!;
    const { left, right } = sidesOf(split.edges, edge, first, second, beside(edge));
    const ahead = (step & 1) === 0;
    put(windings, chain, ahead ? left : right, ahead ? right : left);
    known[chain] = 1;
  };
  const waiting: number[] = [];
  const out: number[] = [];
  for (let chain = 0; chain < chains.count; chain++) {
    if (known[chain] === 1) continue;
    lookAt(chain);
    waiting.push(chains.from[chain]!, chains.to[chain]!);
    while (waiting.length > 0) {
      const v = waiting.pop()!;
      if (settled[v] === 1 || junctions.degree[v]! <= 2) continue;
      settled[v] = 1;
      if (settle(v, split.edges, junctions, chains, windings, known, waiting, out)) continue;
      for (let each = 0; each < chains.count; each++) lookAt(each);
      return windings;
    }
  }
  return windings;
};

/** Windings on the left and on the right of an edge that adds `first` and `second`. */
export const sidesOf = (
  edges: Edges,
  edge: number,
  first: number,
  second: number,
  beside: Windings,
): { readonly left: Windings; readonly right: Windings } => {
  // West of an edge that rises, and south of one that runs west, is its left.
  const isLeft = isSteep(edges, edge)
    ? edges.by[edge]! > edges.ay[edge]!
    : edges.bx[edge]! < edges.ax[edge]!;
  const sign = isLeft ? -1 : 1;
  const other = { first: beside.first + sign * first, second: beside.second + sign * second };
  return isLeft ? { left: beside, right: other } : { left: other, right: beside };
};

const put = (windings: ChainWindings, chain: number, left: Windings, right: Windings): void => {
  windings[4 * chain] = left.first;
  windings[4 * chain + 1] = left.second;
  windings[4 * chain + 2] = right.first;
  windings[4 * chain + 3] = right.second;
};

/**
 * Goes around a junction of which one chain at least is known. Answers false where what is known
 * does not agree. Chains that it tells of are put into `waiting`, and `out` is written over.
 */
const settle = (
  v: number,
  edges: Edges,
  junctions: Junctions,
  { ofEdge, steps, starts: chainStarts, from: chainFrom, to: chainTo }: Chains,
  windings: ChainWindings,
  known: Uint8Array,
  waiting: number[],
  out: number[],
): boolean => {
  const { from, first, second } = junctions;
  const count = junctions.degree[v]!;
  sortAround(v, edges, junctions, out);
  let begin = 0;
  while (known[ofEdge[out[begin]!]!] === 0) begin++;
  let sectorFirst = 0;
  let sectorSecond = 0;
  for (let i = 0; i <= count; i++) {
    const edge = out[(begin + i) % count]!;
    const chain = ofEdge[edge]!;
    const leaves = from[edge] === v;
    const walks = isWalked(edge, steps, chainStarts[chain]!, chainStarts[chain + 1]!);
    // Where its left and its right are in the windings, seen from the junction.
    const left = 4 * chain + (leaves === walks ? 0 : 2);
    const right = 4 * chain + (leaves === walks ? 2 : 0);
    const nextFirst = sectorFirst + (leaves ? first[edge]! : -first[edge]!);
    const nextSecond = sectorSecond + (leaves ? second[edge]! : -second[edge]!);
    if (i === 0) {
      sectorFirst = windings[left]!;
      sectorSecond = windings[left + 1]!;
      continue;
    }
    if (known[chain] === 0) {
      known[chain] = 1;
      windings[right] = sectorFirst;
      windings[right + 1] = sectorSecond;
      windings[left] = nextFirst;
      windings[left + 1] = nextSecond;
      waiting.push(chainFrom[chain]!, chainTo[chain]!);
    } else if (
      windings[right] !== sectorFirst ||
      windings[right + 1] !== sectorSecond ||
      windings[left] !== nextFirst ||
      windings[left + 1] !== nextSecond
    )
      return false;
    sectorFirst = nextFirst;
    sectorSecond = nextSecond;
  }
  return true;
};

/** Whether a chain walks the edge, its first or its last, from `from` to `to`. */
const isWalked = (edge: number, steps: Int32Array, start: number, end: number): boolean => {
  const step = steps[start]! >> 1 === edge ? steps[start]! : steps[end - 1]!;
  return (step & 1) === 0;
};

/** Puts the edges at a vertex into `out`, counter-clockwise by the directions in which they leave it. */
const sortAround = (
  v: number,
  edges: Edges,
  { from, starts, degree, around }: Junctions,
  out: number[],
): void => {
  out.length = 0;
  for (let i = starts[v]!; i < starts[v]! + degree[v]!; i++) {
    const edge = around[i]!;
    let at = out.length;
    out.push(edge);
    for (; at > 0 && isBefore(edge, out[at - 1]!, v, edges, from); at--) out[at] = out[at - 1]!;
    out[at] = edge;
  }
};

/** Whether edge e leaves the vertex before f, counter-clockwise from the east. */
const isBefore = (
  e: number,
  f: number,
  v: number,
  { ax, ay, bx, by }: Edges,
  from: Int32Array,
): boolean => {
  const signE = from[e] === v ? 1 : -1;
  const signF = from[f] === v ? 1 : -1;
  const ex = signE * (bx[e]! - ax[e]!);
  const ey = signE * (by[e]! - ay[e]!);
  const fx = signF * (bx[f]! - ax[f]!);
  const fy = signF * (by[f]! - ay[f]!);
  const lowE = ey < 0 || (ey === 0 && ex < 0);
  const lowF = fy < 0 || (fy === 0 && fx < 0);
  return lowE === lowF ? ex * fy - ey * fx > 0 : lowF;
};
