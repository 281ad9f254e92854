// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line } from '../../polygons/polygon.ts';
import type { Bead, OrderedBead } from '../bead.ts';
import type { Tour } from './tour.ts';
import { orderEnds } from './order-ends.ts';
import { nearestPoint } from './place-seam.ts';

/**
 * Open and closed beads in an order with short ways, from (x, y) to what `tail` measures (see
 * `Tour`). An open bead is laid either way round; a closed one is entered where the nozzle is nearest.
 */
export const orderLines = (
  beads: readonly Bead[],
  x: number,
  y: number,
  tail?: Tour['tail'],
): readonly OrderedBead[] =>
  Array.from(orderEnds(endsOf(beads), x, y, tail), (step) => {
    const { role, line, flow, closed, shares } = beads[step >> 1]!;
    const turned = !closed && step % 2 === 1;
    const points = closed
      ? closeLoop(line, nearestPoint(line, x, y).point)
      : turned
        ? reversedLine(line)
        : line;
    x = points[points.length - 2]!;
    y = points[points.length - 1]!;
    return { role, points, flow, shares: turned ? shares?.toReversed() : shares, loop: closed };
  });

/** First and last point of each bead, stride 4; a closed one ends where it begins. */
export const endsOf = (beads: readonly Bead[]): Float64Array => {
  const ends = new Float64Array(beads.length * 4);
  for (let i = 0; i < beads.length; i++) {
    const { line, closed } = beads[i]!;
    const last = closed ? 0 : line.length - 2;
    ends[4 * i] = line[0]!;
    ends[4 * i + 1] = line[1]!;
    ends[4 * i + 2] = line[last]!;
    ends[4 * i + 3] = line[last + 1]!;
  }
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
