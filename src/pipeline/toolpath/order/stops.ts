// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Bead, IslandBeads } from '../bead.ts';
import { nestLoops, type Nest } from './nest-loops.ts';
import { orderEnds } from './order-ends.ts';

/** Units, in the object's own coordinates. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Walls around one hole or outline, with the point of the outermost where they begin. */
export interface PlacedNest {
  readonly nest: Nest;
  /** Number of the point in `outerWall(nest).line`, and where it is. */
  readonly point: number;
  readonly seam: Place;
  /** Makes random seams differ from nest to nest. */
  readonly seed: string;
}

/** An island to visit. */
export interface Stop {
  readonly island: IslandBeads;
  /** Those around holes first. */
  readonly nests: readonly PlacedNest[];
  /** Where its first bead begins, as far as is known before the order is. */
  readonly first: Place;
}

/** The island as a stop, with the seams that `seamOf` gives its walls; none for one without beads. */
export const stopsOf = (
  island: IslandBeads,
  seed: string,
  seamOf: (nest: Nest, seed: string) => number,
): readonly Stop[] => {
  const nests = nestLoops(island.loops).map((nest, i) => placeNest(nest, `${seed}:${i}`, seamOf));
  const other = [...island.free, island.fixed].find((group) => group.length > 0)?.[0];
  const first = nests[0]?.seam ?? (other && placeOf(other, 0));
  return first === undefined ? [] : [{ island, nests, first }];
};

export const placeNest = (
  nest: Nest,
  seed: string,
  seamOf: (nest: Nest, seed: string) => number,
): PlacedNest => {
  const point = seamOf(nest, seed);
  return { nest, point, seam: placeOf(outerWall(nest), point), seed };
};

export const outerWall = (nest: Nest): Bead => nest[nest.length - 1]!;

export const isAroundHole = ({ nest }: PlacedNest): boolean => nest[0]!.hole === true;

/** Things at places, on a short way from where the nozzle is. */
export const orderPlaces = <T>(
  things: readonly T[],
  place: (thing: T) => Place,
  at: Place,
): T[] => {
  if (things.length < 2) return [...things];
  const ends = new Float64Array(4 * things.length);
  things.forEach((thing, i) => {
    const { x, y } = place(thing);
    ends.set([x, y, x, y], 4 * i);
  });
  return Array.from(orderEnds(ends, at.x, at.y), (step) => things[step >> 1]!);
};

const placeOf = ({ line }: Bead, point: number): Place => ({
  x: line[2 * point]!,
  y: line[2 * point + 1]!,
});
