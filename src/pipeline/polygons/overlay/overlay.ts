// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../polygon.ts';
import { chainsOf, type Chain } from './chains.ts';
import { edgesOf } from './edges.ts';
import { meetAtJunctions, type Junctions } from './junctions.ts';
import { splitEdges, type SplitEdges } from './split-edges.ts';
import { traceRings, type Side } from './trace-rings.ts';
import { isSteep, windingsBeside, type Windings } from './winding.ts';

/** Whether a place belongs to the result, by how often each operand winds around it. */
export type Inside = (first: number, second: number) => boolean;

/**
 * The area where `inside` holds, as rings that neither cross nor overlap: outlines
 * counter-clockwise, holes clockwise.
 *
 * All edges are split where they meet, in whole units; each way between two junctions then has one
 * winding number on each side, counted along a line to the bounding box; ways with the inside on
 * one side alone are joined to rings. Crossings are exact but for their rounding (at most half a
 * unit). Time grows with edges and crossings; there is no sweep whose state could go wrong.
 */
export const overlay = (first: Polygons, second: Polygons, inside: Inside): Polygons => {
  const given = edgesOf(first, second);
  if (given.count === 0) return [];
  const split = splitEdges(given);
  const junctions = meetAtJunctions(split.edges);
  const beside = windingsBeside(split);
  const sides: Side[] = [];
  for (const chain of chainsOf(junctions)) {
    const { left, right } = windingsOf(chain, split, junctions, beside);
    const isLeft = inside(left.first, left.second);
    if (isLeft !== inside(right.first, right.second)) sides.push({ chain, along: isLeft });
  }
  return traceRings(split.edges, sides);
};

/** Windings on the left and on the right of a chain, walked from its start. */
const windingsOf = (
  { edges, forward }: Chain,
  { edges: all }: SplitEdges,
  { first, second }: Junctions,
  beside: (edge: number) => Windings,
) => {
  const edge = edges[0]!;
  const found = beside(edge);
  const sign = forward[0]! ? 1 : -1;
  const gained = { first: sign * first[edge]!, second: sign * second[edge]! };
  // West of an edge that rises, and south of one that runs west, is its left.
  const steep = isSteep(all, edge);
  const isLeft = steep ? all.by[edge]! > all.ay[edge]! : all.bx[edge]! < all.ax[edge]!;
  return isLeft === forward[0]!
    ? { left: found, right: sum(found, gained, -1) }
    : { left: sum(found, gained, 1), right: found };
};

const sum = (a: Windings, b: Windings, sign: number): Windings => ({
  first: a.first + sign * b.first,
  second: a.second + sign * b.second,
});
