// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../../fabricators/settings/table.ts';
import type { Bead, IslandBeads, OrderedBead } from '../bead.ts';
import type { Tour } from './tour.ts';
import { cutNearby } from './cut-nearby.ts';
import { nearestIndex } from './nearest-index.ts';
import { wayToNearest } from './order-ends.ts';
import { endsOf, keepOrder, orderLines } from './order-lines.ts';
import { layNest, orderNests, seamNearest, seamNests, type SeamedNest } from './order-nests.ts';

export interface OrderStart {
  /** Where the nozzle is, units in the object's own coordinates. */
  readonly x: number;
  readonly y: number;
  /** Outer wall seams of the layer below, stride 2. */
  readonly seams: readonly number[];
  readonly layer: number;
}

/** What the order depends on beside the beads and where it begins. */
export type OrderSettings = Pick<Settings, 'seam_position' | 'external_perimeters_first'>;

export interface OrderedLayer {
  readonly beads: readonly OrderedBead[];
  readonly seams: readonly number[];
}

interface SeamedIsland {
  readonly nests: readonly SeamedNest[];
  /** What fills it, in groups that are printed one after another; none empty. */
  readonly groups: readonly (readonly Bead[])[];
  readonly fixed: readonly Bead[];
}

/**
 * The order of one object's layer: the nearest island next; within it the walls (around holes
 * first, inner before outer unless `external_perimeters_first`), gap fill, sparse infill, solid
 * infill and bridges, top surfaces last. Ways between are short, and each group ends near the
 * next; the last one near a seam, where the next layer begins.
 */
export const orderLayer = (
  islands: readonly IslandBeads[],
  start: OrderStart,
  settings: OrderSettings,
): OrderedLayer => {
  const beads: OrderedBead[] = [];
  const seams: number[] = [];
  let at = { x: start.x, y: start.y };
  const add = (ordered: readonly OrderedBead[]): void => {
    for (const bead of ordered) beads.push(bead);
    const points = ordered.at(-1)?.points;
    if (points !== undefined) at = { x: points[points.length - 2]!, y: points[points.length - 1]! };
  };
  const seamed = islands.map(({ loops, free, fixed }, number): SeamedIsland => {
    const nests = seamNests(loops, start.seams, `${start.layer}:${number}`, settings);
    return { nests, groups: free.filter((group) => group.length > 0), fixed };
  });
  const entries = entriesOf(seamed);
  const index = nearestIndex(entries.points);
  const backToSeam = wayToNearest(Float64Array.from(seamed.flatMap(seamsOf)));
  for (let next = index.nearest(at.x, at.y); next !== undefined; next = index.nearest(at.x, at.y)) {
    const number = entries.island[next]!;
    for (let i = entries.starts[number]!; i < entries.starts[number + 1]!; i++) index.remove(i);
    const { nests, groups, fixed } = seamed[number]!;
    const afterLast = fixed.length > 0 ? wayToNearest(fixed[0]!.line.subarray(0, 2)) : backToSeam;
    const toGroup = (i: number): Tour['tail'] =>
      i < groups.length ? wayToNearest(endsOf(groups[i]!)) : afterLast;
    for (const planned of orderNests(nests, at, toGroup(0))) {
      const nest = settings.seam_position === 'nearest' ? seamNearest(planned, at) : planned;
      if (nest.nest.at(-1)!.depth === 0) seams.push(nest.x, nest.y);
      add(layNest(nest, settings));
    }
    groups.forEach((group, i) => {
      const tail = toGroup(i + 1);
      add(orderLines(cutNearby(group, at.x, at.y, tail), at.x, at.y, tail));
    });
    add(keepOrder(fixed));
  }
  return { beads, seams };
};

const seamsOf = ({ nests }: SeamedIsland): readonly number[] => nests.flatMap(({ x, y }) => [x, y]);

/** Places where islands may be entered: their seams, or the beginning of what fills them. */
const entriesOf = (islands: readonly SeamedIsland[]) => {
  const island: number[] = [];
  const points: number[] = [];
  /** The first entry of each island, and at last their number. */
  const starts = [0];
  islands.forEach(({ nests, groups, fixed }, number) => {
    const first = groups[0]?.[0] ?? fixed[0];
    const own = nests.length > 0 ? seamsOf({ nests, groups, fixed }) : first?.line.slice(0, 2);
    if (own !== undefined) points.push(...own);
    while (island.length < points.length / 2) island.push(number);
    starts.push(island.length);
  });
  return { island, starts, points: Float64Array.from(points) };
};
