// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../../fabricators/settings/table.ts';
import type { Bead, IslandBeads, OrderedBead } from '../bead.ts';
import { nestLoops, type Nest } from './nest-loops.ts';
import { orderEnds, wayToNearest } from './order-ends.ts';
import { closeLoop, endsOf, keepOrder, orderLines } from './order-lines.ts';
import { nearestPoint, placeSeam } from './place-seam.ts';

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
    placeSeam(nest[nest.length - 1]!.line, {
      position: settings.seam_position,
      ...at,
      below: start.seams,
      seed,
    });
  const stops = islands.flatMap((island, number) => stopsOf(island, number, start, seamOf));
  const way = orderPlaces(
    stops.map(({ first }) => first),
    at,
  );
  way.forEach((stop, step) => {
    const { island, nests, first } = stops[stop]!;
    const next = step + 1 < way.length ? stops[way[step + 1]!]!.first : undefined;
    for (const group of [nests.filter(isAroundHole), nests.filter((nest) => !isAroundHole(nest))])
      for (const each of orderPlaces(
        group.map(({ seam }) => seam),
        at,
      ))
        add(
          orderNest(
            group[each]!.nest,
            seamOf(group[each]!.nest, group[each]!.seed),
            settings,
            seams,
          ),
        );
    const groups = island.free.filter((group) => group.length > 0);
    const home = next ?? nests.find(isAroundHole)?.seam ?? first;
    groups.forEach((group, i) => {
      const ahead = groups[i + 1];
      const places =
        ahead !== undefined
          ? endsOf(ahead)
          : (island.fixed[0]?.line.subarray(0, 2) ?? Float64Array.of(home.x, home.y));
      add(orderLines(group, at.x, at.y, wayToNearest(places)));
    });
    add(keepOrder(island.fixed));
  });
  return { beads, seams };
};

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Stop {
  readonly island: IslandBeads;
  readonly nests: readonly PlacedNest[];
  /** Where its first bead begins, as far as is known before the order is. */
  readonly first: Place;
}

interface PlacedNest {
  readonly nest: Nest;
  readonly seed: string;
  readonly seam: Place;
}

const isAroundHole = ({ nest }: PlacedNest): boolean => nest[0]!.hole === true;

/** An island with the seams its walls would have if the nozzle stayed where it is; none without beads. */
const stopsOf = (
  island: IslandBeads,
  number: number,
  { layer }: OrderStart,
  seamOf: (nest: Nest, seed: string) => number,
): readonly Stop[] => {
  const nests = nestLoops(island.loops).map((nest, i): PlacedNest => {
    const seed = `${layer}:${number}:${i}`;
    return { nest, seed, seam: placeOf(nest[nest.length - 1]!, seamOf(nest, seed)) };
  });
  const other = [...island.free, island.fixed].find((group) => group.length > 0)?.[0];
  const first = nests[0]?.seam ?? (other && placeOf(other, 0));
  return first === undefined ? [] : [{ island, nests, first }];
};

const placeOf = ({ line }: Bead, point: number): Place => ({
  x: line[2 * point]!,
  y: line[2 * point + 1]!,
});

/** Numbers of the places on a short way from where the nozzle is. */
const orderPlaces = (places: readonly Place[], at: Place): readonly number[] =>
  Array.from(
    orderEnds(Float64Array.from(places.flatMap(({ x, y }) => [x, y, x, y])), at.x, at.y),
    (step) => step >> 1,
  );

/** Walls of one nest: the outermost has the seam, the others begin beside it. */
const orderNest = (
  nest: Nest,
  seam: number,
  settings: Settings,
  seams: number[],
): readonly OrderedBead[] => {
  const outer = nest[nest.length - 1]!;
  const { x, y } = placeOf(outer, seam);
  if (outer.depth === 0) seams.push(x, y);
  const ordered = nest.map((bead) =>
    toLoop(bead, bead === outer ? seam : nearestPoint(bead.line, x, y).point),
  );
  return settings.external_perimeters_first ? ordered.reverse() : ordered;
};

const toLoop = ({ role, line, flow }: Bead, start: number): OrderedBead => ({
  role,
  points: closeLoop(line, start),
  flow,
  loop: true,
});
