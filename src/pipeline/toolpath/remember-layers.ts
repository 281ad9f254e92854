// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';
import { samePolygons } from '../polygons/measure.ts';
import type { Polygons } from '../polygons/polygon.ts';
import type { SlicedLayer } from '../slice/layer.ts';
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
 * Work on layers that holds on to the sections and the beads of the print before: the same part for
 * another machine, in another material or at other speeds takes them. They are the very same objects,
 * so that what depends on nothing else (`rememberOrder`, `rememberWays`) is not done again either.
 */
export const rememberLayers = (inner: MapLayers = mapLayersHere, most = MOST_POINTS): MapLayers => {
  const sections = rememberWork('sections', sameCut, pointsOfSections, inner, most);
  const beads = rememberWork('beads', sameFilling, pointsOfBeads, inner, most);
  return (work, tasks, ranges) =>
    (work === 'sections' ? sections : beads)(tasks as never, ranges) as never;
};

/** One kind of work that takes what it gave before where all its tasks are the same. */
const rememberWork = <W extends LayerWork>(
  work: W,
  isSame: (a: LayerTasks[W], b: LayerTasks[W]) => boolean,
  countPoints: (answer: LayerAnswers[W]) => number,
  inner: MapLayers,
  most: number,
) => {
  type Tasks = readonly LayerTasks[W][];
  let last: { readonly tasks: Tasks; readonly answers: LayerAnswers[W][] } | undefined;

  return (tasks: Tasks, ranges: readonly TaskRange[]): ((range: number) => LayerAnswers[W]) => {
    const isKnown =
      last?.tasks.length === tasks.length && last.tasks.every((task, i) => isSame(task, tasks[i]!));
    const known = isKnown ? last!.answers : [];
    const answers: LayerAnswers[W][] = [];
    last = { tasks, answers };
    let make: ((range: number) => LayerAnswers[W]) | undefined;
    let points = 0;
    return (range) => {
      // Of a print that was given up some may be missing.
      const given = known[range] ?? (make ??= inner(work, tasks, ranges))(range);
      points += countPoints(given);
      if (points <= most) answers[range] = given;
      else if (last?.answers === answers) last = undefined;
      return given;
    };
  };
};

const sameCut = (a: LayerTasks['sections'], b: LayerTasks['sections']): boolean =>
  sameMesh(a.mesh, b.mesh) && sameJson([a.plan, a.settings], [b.plan, b.settings]);

/** Sections know nothing of colors. */
const sameMesh = (a: Mesh, b: Mesh): boolean =>
  a === b || (sameNumbers(a.positions, b.positions) && sameNumbers(a.triangles, b.triangles));

const sameNumbers = (a: Float32Array | Uint32Array, b: Float32Array | Uint32Array): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

const sameFilling = (a: LayerTasks['beads'], b: LayerTasks['beads']): boolean =>
  sameJson(a.settings, b.settings) &&
  a.layers.length === b.layers.length &&
  a.layers.every((layer, index) => sameLayer(layer, b.layers[index]!));

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Its other measures follow from these. */
const sameLayer = (a: SlicedLayer, b: SlicedLayer): boolean =>
  a.top === b.top && a.height === b.height && samePolygons(a.section, b.section);

const pointsIn = (lines: readonly { readonly length: number }[]): number =>
  lines.reduce((sum, { length }) => sum + length / 2, 0);

const pointsOfSections = (sections: readonly Polygons[]): number =>
  sections.reduce((sum, section) => sum + pointsIn(section), 0);

const pointsOfBeads = (answer: LayerAnswers['beads']): number => {
  let points = 0;
  for (const islands of answer)
    for (const { loops, free, fixed } of islands)
      for (const bead of [loops, fixed, ...free].flat()) points += bead.line.length / 2;
  return points;
};
