// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from '../polygon.ts';
import { sidesOf } from './chain-windings.ts';
import type { RingEdges } from './edges.ts';
import type { Inside } from './inside.ts';
import { scratchFloats } from './scratch.ts';
import type { SplitEdges } from './split-edges.ts';
import { windingsBeside } from './winding.ts';
import { withoutSpikes } from './without-spikes.ts';

/** The rings that part inside from outside, where none meets another or itself. */
export const simpleRings = (
  edges: RingEdges,
  split: SplitEdges,
  inside: Inside,
): readonly Ring[] => {
  const { count, next, ax, ay, bx, by } = edges;
  const beside = windingsBeside(split);
  const points = scratchFloats(2 * count);
  const rings: Ring[] = [];
  for (let start = 0, end = 0; start < count; start = end) {
    while (next[end] !== start) end++;
    end++;
    const { left, right } = sidesOf(
      edges,
      start,
      edges.first[start]!,
      edges.second[start]!,
      beside(start),
    );
    const isLeft = inside(left.first, left.second);
    if (isLeft === inside(right.first, right.second)) continue;
    let at = 0;
    for (let i = 0; i < end - start; i++) {
      const e = isLeft ? start + i : end - 1 - i;
      points[at++] = isLeft ? ax[e]! : bx[e]!;
      points[at++] = isLeft ? ay[e]! : by[e]!;
    }
    const ring = withoutSpikes(points, at);
    if (ring.length >= 6) rings.push(ring);
  }
  return rings;
};
