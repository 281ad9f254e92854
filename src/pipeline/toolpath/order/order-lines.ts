// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line } from '../../polygons/polygon.ts';
import type { Bead, OrderedBead } from '../bead.ts';
import { nearestIndex } from './nearest-index.ts';

/**
 * Open and closed beads in nearest-neighbor order from (x, y): always the one with the nearest
 * end next, reversed when that end is its last. A closed bead is entered at its first point.
 */
export const orderLines = (
  beads: readonly Bead[],
  x: number,
  y: number,
): readonly OrderedBead[] => {
  const ends = new Float64Array(beads.length * 4);
  beads.forEach(({ line, closed }, i) => {
    const last = closed ? 0 : line.length - 2;
    ends.set([line[0]!, line[1]!, line[last]!, line[last + 1]!], 4 * i);
  });
  const index = nearestIndex(ends);
  const ordered: OrderedBead[] = [];
  for (let end = index.nearest(x, y); end !== undefined; end = index.nearest(x, y)) {
    const bead = beads[end >> 1]!;
    index.remove(end & ~1);
    index.remove(end | 1);
    const points = bead.closed
      ? closeLoop(bead.line, 0)
      : end % 2 === 0
        ? bead.line
        : reversedLine(bead.line);
    const shares = end % 2 === 0 ? bead.shares : bead.shares?.toReversed();
    ordered.push({ role: bead.role, points, flow: bead.flow, shares, loop: bead.closed });
    x = points[points.length - 2]!;
    y = points[points.length - 1]!;
  }
  return ordered;
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
