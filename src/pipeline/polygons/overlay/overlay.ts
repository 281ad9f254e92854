// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../polygon.ts';
import { chainWindings } from './chain-windings.ts';
import { chainsOf } from './chains.ts';
import { edgesOf } from './edges.ts';
import type { Inside } from './inside.ts';
import { meetAtJunctions } from './junctions.ts';
import { releaseScratch } from './scratch.ts';
import { simpleRings } from './simple-rings.ts';
import { splitEdges } from './split-edges.ts';
import { traceRings, type Side } from './trace-rings.ts';

/**
 * The area where `inside` holds, as rings that neither cross nor overlap: outlines
 * counter-clockwise, holes clockwise.
 *
 * All edges are split where they meet, in whole units; each way between two junctions then has one
 * winding number on each side, counted along a line to the bounding box or around a junction; ways
 * with the inside on one side alone are joined to rings. Crossings are exact but for their rounding
 * (at most half a unit). Time grows with edges and crossings; there is no sweep whose state could
 * go wrong. Rings that meet nothing are done after the first step.
 */
export const overlay = (first: Polygons, second: Polygons, inside: Inside): Polygons => {
  releaseScratch();
  const given = edgesOf(first, second);
  if (given.count === 0) return [];
  const split = splitEdges(given);
  if (split.isApart) return simpleRings(given, split, inside);
  const junctions = meetAtJunctions(split.edges);
  const chains = chainsOf(junctions);
  const windings = chainWindings(split, junctions, chains);
  const sides: Side[] = [];
  for (let chain = 0; chain < chains.count; chain++) {
    const at = 4 * chain;
    const isLeft = inside(windings[at]!, windings[at + 1]!);
    if (isLeft !== inside(windings[at + 2]!, windings[at + 3]!))
      sides.push(2 * chain + (isLeft ? 0 : 1));
  }
  return traceRings(split.edges, chains, sides);
};
