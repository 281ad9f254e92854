// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { samePolygons } from '../polygons/measure.ts';
import type { SlicedLayer } from '../slice/layer.ts';
import {
  mapLayersHere,
  type LayerAnswers,
  type LayerTasks,
  type MapLayers,
} from './layer-tasks.ts';

type BeadTasks = readonly LayerTasks['beads'][];

/** More points than that are not held, since they would take the memory that the next print needs. */
const MOST_POINTS = 1_500_000;

/**
 * Work on layers that holds on to the beads of the print before: the same part for another machine, in
 * another material or at other speeds takes them, and only what comes after beads is done again.
 */
export const rememberBeads = (inner: MapLayers = mapLayersHere, most = MOST_POINTS): MapLayers => {
  let last: { readonly tasks: BeadTasks; readonly answers: LayerAnswers['beads'][] } | undefined;

  const beads = (
    tasks: BeadTasks,
    answer: (range: number) => LayerAnswers['beads'],
  ): ((range: number) => LayerAnswers['beads']) => {
    const answers: LayerAnswers['beads'][] = [];
    let points = 0;
    last = { tasks, answers };
    return (range) => {
      const given = answer(range);
      points += countPoints(given);
      if (points <= most) answers[range] = given;
      else if (last?.answers === answers) last = undefined;
      return given;
    };
  };
  return (work, tasks, ranges) => {
    if (work !== 'beads') return inner(work, tasks, ranges);
    const wanted = tasks as BeadTasks;
    const known = last !== undefined && sameTasks(last.tasks, wanted) ? last.answers : undefined;
    const make = inner(work, tasks, ranges) as (range: number) => LayerAnswers['beads'];
    // Of a print that was given up some may be missing.
    const answer = (range: number) => known?.[range] ?? make(range);
    return beads(wanted, answer) as never;
  };
};

const sameTasks = (a: BeadTasks, b: BeadTasks): boolean =>
  a.length === b.length &&
  a.every(({ layers, settings }, i) => {
    const other = b[i]!;
    return (
      JSON.stringify(settings) === JSON.stringify(other.settings) &&
      layers.length === other.layers.length &&
      layers.every((layer, index) => sameLayer(layer, other.layers[index]!))
    );
  });

/** Its other measures follow from these. */
const sameLayer = (a: SlicedLayer, b: SlicedLayer): boolean =>
  a.top === b.top && a.height === b.height && samePolygons(a.section, b.section);

const countPoints = (answer: LayerAnswers['beads']): number => {
  let points = 0;
  for (const islands of answer)
    for (const { loops, free, fixed } of islands)
      for (const bead of [loops, fixed, ...free].flat()) points += bead.line.length / 2;
  return points;
};
