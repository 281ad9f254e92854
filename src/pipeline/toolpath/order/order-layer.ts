// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../../fabricators/settings/table.ts';
import type { Bead, IslandBeads, OrderedBead } from '../bead.ts';
import type { Nest } from './nest-loops.ts';
import { wayToNearest } from './order-ends.ts';
import { closeLoop, endsOf, keepOrder, orderLines } from './order-lines.ts';
import { nearestPoint, placeSeam } from './place-seam.ts';
import {
  isAroundHole,
  orderPlaces,
  outerWall,
  placeNest,
  stopsOf,
  type Place,
  type PlacedNest,
} from './stops.ts';

export interface OrderStart {
  /** Where the nozzle is, units in the object's own coordinates. */
  readonly x: number;
  readonly y: number;
  /** Outer wall seams of the layer below, stride 2. */
  readonly seams: readonly number[];
  readonly layer: number;
}

export interface OrderedLayer {
  readonly beads: readonly OrderedBead[];
  readonly seams: readonly number[];
}

/**
 * The order of one object's layer: islands on a short way; within each the walls (around holes
 * first, inner before outer unless `external_perimeters_first`), then what is free, what must keep
 * its order last. Each group looks at where the next begins, the last one at the next island, or at
 * the seams here, where the next layer begins.
 */
export const orderLayer = (
  islands: readonly IslandBeads[],
  start: OrderStart,
  settings: Settings,
): OrderedLayer => {
  const beads: OrderedBead[] = [];
  const seams: number[] = [];
  let at: Place = start;
  const add = (ordered: readonly OrderedBead[]): void => {
    for (const bead of ordered) beads.push(bead);
    const points = ordered.at(-1)?.points;
    if (points !== undefined) at = { x: points[points.length - 2]!, y: points[points.length - 1]! };
  };
  const seamOf = (nest: Nest, seed: string): number =>
    placeSeam(outerWall(nest).line, {
      position: settings.seam_position,
      ...at,
      below: start.seams,
      seed,
    });
  const stops = islands.flatMap((island, i) => stopsOf(island, `${start.layer}:${i}`, seamOf));
  const way = orderPlaces(stops, ({ first }) => first, at);
  way.forEach(({ island, nests, first }, step) => {
    const [outlines, holes] = [
      nests.filter((nest) => !isAroundHole(nest)),
      nests.filter(isAroundHole),
    ];
    for (const group of [holes, outlines])
      for (const each of orderPlaces(group, ({ seam }) => seam, at)) {
        const moves = settings.seam_position === 'nearest';
        const nest = moves ? placeNest(each.nest, each.seed, seamOf) : each;
        if (outerWall(nest.nest).depth === 0) seams.push(nest.seam.x, nest.seam.y);
        add(orderNest(nest, settings));
      }
    const groups = island.free.filter((group) => group.length > 0);
    const home = way[step + 1]?.first ?? holes[0]?.seam ?? first;
    const last = island.fixed[0]?.line.subarray(0, 2) ?? Float64Array.of(home.x, home.y);
    groups.forEach((group, i) => {
      const ahead = groups[i + 1];
      const places = ahead === undefined ? last : endsOf(ahead);
      add(orderLines(group, at.x, at.y, wayToNearest(places)));
    });
    add(keepOrder(island.fixed));
  });
  return { beads, seams };
};

/** Walls of one nest: the outermost has the seam, the others begin beside it. */
const orderNest = (
  { nest, point, seam }: PlacedNest,
  settings: Settings,
): readonly OrderedBead[] => {
  const outer = outerWall(nest);
  const ordered = nest.map((bead) =>
    toLoop(bead, bead === outer ? point : nearestPoint(bead.line, seam.x, seam.y).point),
  );
  return settings.external_perimeters_first ? ordered.reverse() : ordered;
};

const toLoop = ({ role, line, flow }: Bead, start: number): OrderedBead => ({
  role,
  points: closeLoop(line, start),
  flow,
  loop: true,
});
