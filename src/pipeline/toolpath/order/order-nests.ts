// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../../fabricators/settings/table.ts';
import type { Bead, OrderedBead } from '../bead.ts';
import type { Tour } from './tour.ts';
import { nestLoops, type Nest } from './nest-loops.ts';
import { orderEnds, wayToNearest } from './order-ends.ts';
import { closeLoop } from './order-lines.ts';
import { nearestPoint, placeSeam } from './place-seam.ts';

/** Where the nozzle is, units in the object's own coordinates. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Walls around one another, and where their outermost begins: number of its point, and the point. */
export interface SeamedNest extends Place {
  readonly nest: Nest;
  readonly seam: number;
}

/** The nests of an island, seams placed as far as that does not depend on where the nozzle is. */
export const seamNests = (
  loops: readonly Bead[],
  below: readonly number[],
  seed: string,
  settings: Pick<Settings, 'seam_position'>,
): readonly SeamedNest[] =>
  nestLoops(loops).map((nest, number) => {
    const { line } = nest.at(-1)!;
    const position = settings.seam_position;
    const place = { x: line[0]!, y: line[1]! };
    return seamAt(nest, placeSeam(line, { position, ...place, below, seed: `${seed}:${number}` }));
  });

/** Nests around holes first, then around outlines, each by short ways; the last ends towards `tail`. */
export const orderNests = (
  nests: readonly SeamedNest[],
  at: Place,
  tail: Tour['tail'],
): readonly SeamedNest[] => {
  const [holes, outlines] = [true, false].map((hole) =>
    nests.filter(({ nest }) => (nest[0]!.hole === true) === hole),
  ) as [SeamedNest[], SeamedNest[]];
  const toOutlines = wayToNearest(Float64Array.from(outlines.flatMap(({ x, y }) => [x, y])));
  const first = orderGroup(holes, at, outlines.length > 0 ? toOutlines : tail);
  return [...first, ...orderGroup(outlines, first.at(-1) ?? at, tail)];
};

/** The loops of a nest in order, the others beside the seam of the outermost. */
export const layNest = (
  { nest, seam }: SeamedNest,
  { external_perimeters_first }: Pick<Settings, 'external_perimeters_first'>,
): readonly OrderedBead[] => {
  const outer = nest.at(-1)!;
  const [x, y] = [outer.line[2 * seam]!, outer.line[2 * seam + 1]!];
  const ordered = nest.map((bead) =>
    toLoop(bead, bead === outer ? seam : nearestPoint(bead.line, x, y).point),
  );
  return external_perimeters_first ? ordered.reverse() : ordered;
};

/** The same nest begun at the point nearest to the nozzle. */
export const seamNearest = ({ nest }: SeamedNest, { x, y }: Place): SeamedNest =>
  seamAt(nest, nearestPoint(nest.at(-1)!.line, x, y).point);

const seamAt = (nest: Nest, seam: number): SeamedNest => {
  const { line } = nest.at(-1)!;
  return { nest, seam, x: line[2 * seam]!, y: line[2 * seam + 1]! };
};

/**
 * Ways along y count this much longer. Seams of round holes lie at their rear: from there a way
 * along x passes between rows of holes, one along y crosses a hole.
 */
const REARWARD = 1.02;

const orderGroup = (
  group: readonly SeamedNest[],
  { x, y }: Place,
  tail: Tour['tail'],
): readonly SeamedNest[] => {
  const ends = Float64Array.from(
    group.flatMap((place) => [place.x, place.y * REARWARD, place.x, place.y * REARWARD]),
  );
  const order = orderEnds(ends, x, y * REARWARD, (fromX, fromY) => tail(fromX, fromY / REARWARD));
  return Array.from(order, (step) => group[step >> 1]!);
};

const toLoop = ({ role, line, flow, shares, overhangs }: Bead, start: number): OrderedBead => ({
  role,
  points: closeLoop(line, start),
  flow,
  shares: shares && fromStart(shares, start),
  overhangs: overhangs && fromStart(overhangs, start),
  loop: true,
});

/** What belongs to the segments of a ring, from another one on. */
const fromStart = <T extends Float64Array | Uint8Array>(values: T, start: number): T => {
  const moved = values.slice() as T;
  moved.set(values.subarray(start));
  moved.set(values.subarray(0, start), values.length - start);
  return moved;
};
