// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../../fabricators/settings/table.ts';
import type { Bead, IslandBeads, OrderedBead } from '../bead.ts';
import { nearestIndex } from './nearest-index.ts';
import { nestLoops, type Nest } from './nest-loops.ts';
import { closeLoop, keepOrder, orderLines } from './order-lines.ts';
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
 * The order of one object's layer: the nearest island next; within it the walls (around holes
 * first, inner before outer unless `external_perimeters_first`), gap fill, sparse infill, solid
 * infill and bridges, top surfaces last.
 */
export const orderLayer = (
  islands: readonly IslandBeads[],
  start: OrderStart,
  settings: Settings,
): OrderedLayer => {
  const beads: OrderedBead[] = [];
  const seams: number[] = [];
  let at = { x: start.x, y: start.y };
  const add = (ordered: readonly OrderedBead[]): void => {
    beads.push(...ordered);
    const points = ordered.at(-1)?.points;
    if (points !== undefined) at = { x: points[points.length - 2]!, y: points[points.length - 1]! };
  };
  const left = islands.filter((island) => firstPoint(island) !== undefined);
  const index = nearestIndex(Float64Array.from(left.flatMap((island) => firstPoint(island)!)));
  for (let next = index.nearest(at.x, at.y); next !== undefined; next = index.nearest(at.x, at.y)) {
    index.remove(next);
    const island = left[next]!;
    for (const nest of nearestNests(nestLoops(island.loops), at))
      add(orderNest(nest, at, { ...start, index: beads.length }, settings, seams));
    for (const group of island.free) add(orderLines(group, at.x, at.y));
    add(keepOrder(island.fixed));
  }
  return { beads, seams };
};

const firstPoint = (island: IslandBeads): readonly [number, number] | undefined => {
  const line = [island.loops, ...island.free, island.fixed].flat()[0]?.line;
  return line && [line[0]!, line[1]!];
};

/** Hole nests in nearest-neighbor order, then the outline's. */
function* nearestNests(nests: readonly Nest[], at: { x: number; y: number }): Generator<Nest> {
  for (const hole of [true, false]) {
    const group = nests.filter((nest) => (nest[0]!.hole === true) === hole);
    const index = nearestIndex(
      Float64Array.from(group.flatMap((nest) => [...nest[0]!.line.subarray(0, 2)])),
    );
    let { x, y } = at;
    for (let next = index.nearest(x, y); next !== undefined; next = index.nearest(x, y)) {
      index.remove(next);
      yield group[next]!;
      [x, y] = group[next]![0]!.line.subarray(0, 2) as unknown as [number, number];
    }
  }
}

/** Walls of one nest: the outermost has the seam, the others begin beside it. */
const orderNest = (
  nest: Nest,
  at: { readonly x: number; readonly y: number },
  start: OrderStart & { readonly index: number },
  settings: Settings,
  seams: number[],
): readonly OrderedBead[] => {
  const outer = nest[nest.length - 1]!;
  const seam = placeSeam(outer.line, {
    position: settings.seam_position,
    ...at,
    below: start.seams,
    seed: `${start.layer}:${start.index}`,
  });
  const x = outer.line[2 * seam]!;
  const y = outer.line[2 * seam + 1]!;
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
