// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line } from '../../polygons/polygon.ts';
import type { Bead, OrderedBead } from '../bead.ts';
import type { Tour } from './tour.ts';
import { orderEnds } from './order-ends.ts';

/**
 * Open and closed beads by short ways from (x, y) to what `tail` measures, reversed where that is
 * shorter. A closed bead is entered at its first point.
 */
export const orderLines = (
  beads: readonly Bead[],
  x: number,
  y: number,
  tail?: Tour['tail'],
): readonly OrderedBead[] =>
  Array.from(orderEnds(endsOf(beads), x, y, tail), (step) => {
    const { role, line, flow, shares, overhangs, closed } = beads[step >> 1]!;
    const isBackward = step % 2 === 1 && !closed;
    const points = closed ? closeLoop(line, 0) : isBackward ? reversedLine(line) : line;
    const inOrder = isBackward ? shares?.toReversed() : shares;
    const hanging = isBackward ? overhangs?.toReversed() : overhangs;
    return { role, points, flow, shares: inOrder, overhangs: hanging, loop: closed };
  });

/** First and last point of each bead, stride 4, units; a closed bead ends where it begins. */
export const endsOf = (beads: readonly Bead[]): Float64Array => {
  const ends = new Float64Array(beads.length * 4);
  beads.forEach(({ line, closed }, i) => {
    const last = closed ? 0 : line.length - 2;
    ends.set([line[0]!, line[1]!, line[last]!, line[last + 1]!], 4 * i);
  });
  return ends;
};

/** Beads that keep their order and direction. */
export const keepOrder = (beads: readonly Bead[]): readonly OrderedBead[] =>
  beads.map(({ role, line, flow, shares, closed }) => ({
    role,
    points: closed ? closeLoop(line, 0) : line,
    flow,
    shares,
    loop: closed,
  }));

/** A ring as a line from its point number `start` once around and back to it. */
export const closeLoop = (ring: Line, start: number): Line => {
  const points = new Float64Array(ring.length + 2);
  points.set(ring.subarray(2 * start));
  points.set(ring.subarray(0, 2 * start), ring.length - 2 * start);
  points[ring.length] = ring[2 * start]!;
  points[ring.length + 1] = ring[2 * start + 1]!;
  return points;
};

const reversedLine = (line: Line): Line => {
  const points = new Float64Array(line.length);
  for (let i = 0; i < line.length; i += 2) {
    points[i] = line[line.length - 2 - i]!;
    points[i + 1] = line[line.length - 1 - i]!;
  }
  return points;
};
