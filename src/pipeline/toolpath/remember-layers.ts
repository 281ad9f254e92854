// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sameNumbers } from '../../shared/same-numbers.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { samePolygons } from '../polygons/measure.ts';
import type { Polygons } from '../polygons/polygon.ts';
import type { SlicedLayer } from '../slice/layer.ts';
import { holdLayer } from './held-layers.ts';
import {
  mapLayersHere,
  type LayerAnswers,
  type LayerTasks,
  type LayerWork,
  type MapLayers,
  type TaskRange,
} from './layer-tasks.ts';

/** More points than that are not held, since they would take the memory that the next print needs. */
const MOST_POINTS = 1_500_000;

/**
 * Work on layers that holds on to the sections and the beads of the prints before: the same part for
 * another machine, in another material or at other speeds takes them. They are the very same objects,
 * so that what depends on nothing else (`rememberOrder`, `rememberWays`) is not done again either.
 */
export const rememberLayers = (inner: MapLayers = mapLayersHere, most = MOST_POINTS): MapLayers => {
  const sections = rememberWork('sections', sameCut, pointsOfSection, inner, most);
  const beads = rememberWork('beads', sameFilling, pointsOfIslands, inner, most, holdLayer);
  return (work, tasks, ranges) =>
    (work === 'sections' ? sections : beads)(tasks as never, ranges) as never;
};

/** One layer of an answer. */
type Layer<W extends LayerWork> = LayerAnswers[W][number];

interface Held<W extends LayerWork> {
  readonly task: LayerTasks[W];
  /** By index; of a print that was given up some are missing. */
  readonly layers: Layer<W>[];
  points: number;
}

/** One kind of work, which takes what it gave before for the same task, on whatever plate that was. */
const rememberWork = <W extends LayerWork>(
  work: W,
  isSame: (a: LayerTasks[W], b: LayerTasks[W]) => boolean,
  countPoints: (layer: Layer<W>) => number,
  inner: MapLayers,
  most: number,
  onHold: (layer: Layer<W>) => void = () => undefined,
) => {
  /** What was asked for last comes last. */
  const held: Held<W>[] = [];

  const find = (task: LayerTasks[W]): Held<W> => {
    const place = held.findIndex((each) => isSame(each.task, task));
    const found = place < 0 ? { task, layers: [], points: 0 } : held.splice(place, 1)[0]!;
    held.push(found);
    return found;
  };
  const hold = (mine: Held<W>, from: number, made: readonly Layer<W>[]): void => {
    if (!held.includes(mine)) return;
    made.forEach((layer, i) => {
      mine.layers[from + i] = layer;
      onHold(layer);
    });
    mine.points += made.reduce((sum, layer) => sum + countPoints(layer), 0);
    while (held.reduce((sum, { points }) => sum + points, 0) > most) held.shift();
  };
  return (tasks: readonly LayerTasks[W][], ranges: readonly TaskRange[]) => {
    const mine = tasks.map(find);
    let make: ((range: number) => LayerAnswers[W]) | undefined;
    return (range: number): readonly Layer<W>[] => {
      const { task, from, to } = ranges[range]!;
      const known = mine[task]!.layers.slice(from, to);
      // Holes are passed over.
      if (known.filter(() => true).length === to - from) return known;
      const made = (make ??= inner(work, tasks, ranges))(range);
      hold(mine[task]!, from, made);
      return made;
    };
  };
};

const sameCut = (a: LayerTasks['sections'], b: LayerTasks['sections']): boolean =>
  sameMesh(a.mesh, b.mesh) && sameJson([a.plan, a.settings], [b.plan, b.settings]);

/** Sections know nothing of colors. */
const sameMesh = (a: Mesh, b: Mesh): boolean =>
  a === b || (sameNumbers(a.positions, b.positions) && sameNumbers(a.triangles, b.triangles));

const sameFilling = (a: LayerTasks['beads'], b: LayerTasks['beads']): boolean =>
  sameJson(a.settings, b.settings) &&
  a.layers.length === b.layers.length &&
  a.layers.every((layer, index) => sameLayer(layer, b.layers[index]!));

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Its other measures follow from these. */
const sameLayer = (a: SlicedLayer, b: SlicedLayer): boolean =>
  a.top === b.top && a.height === b.height && samePolygons(a.section, b.section);

const pointsOfSection = (section: Polygons): number =>
  section.reduce((sum, { length }) => sum + length / 2, 0);

const pointsOfIslands = (islands: LayerAnswers['beads'][number]): number => {
  let points = 0;
  for (const { loops, free, fixed } of islands)
    for (const bead of [loops, fixed, ...free].flat()) points += bead.line.length / 2;
  return points;
};
