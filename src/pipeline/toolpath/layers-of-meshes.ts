// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { layerSettings, type LayerSettings } from '../fabricators/settings/layer-settings.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Polygons } from '../polygons/polygon.ts';
import type { LayerPlan, SlicedLayer } from '../slice/layer.ts';
import { countCrossings } from '../slice/slice-mesh.ts';
import { shareSections } from '../slice/slice-object.ts';
import type { IslandBeads } from './bead.ts';
import { cutIntoRanges } from './cut-into-ranges.ts';
import { holdLayer } from './held-layers.ts';
import { mapLayersHere, type SlicingContext } from './layer-tasks.ts';
import { PERIOD, repeatedLayers } from './repeated-layers.ts';

/** One layer of one object: its cross-section and the beads that make it, island by island. */
export interface LayerBeads {
  readonly section: Polygons;
  readonly islands: readonly IslandBeads[];
}

/** What a layer costs beside what its points do. */
const COST_OF_LAYER = 20;

/**
 * Sections and beads of several meshes, layer by layer. Each layer is made when it is asked for
 * first, and forgotten when a later one is: ask all meshes for one layer before the next.
 */
export const layersOfMeshes = (
  meshes: readonly Mesh[],
  plan: readonly LayerPlan[],
  all: Settings,
  context: SlicingContext = {},
): ((mesh: number, index: number) => LayerBeads) => {
  const settings = layerSettings(all);
  const layers = sliceMeshes(meshes, plan, settings, context);
  const repeated = layers.map((each) => repeatedLayers(each, settings));
  const costs = layers.map((each, mesh) =>
    each.map(({ section }, i) => (repeated[mesh]![i] ? 0 : COST_OF_LAYER + countPoints(section))),
  );
  const ranges = cutIntoRanges(costs);
  const tasks = layers.map((each) => ({ layers: each, settings }));
  const beadsOf = (context.mapLayers ?? mapLayersHere)('beads', tasks, ranges);
  let next = 0;
  const current = meshes.map(() => ({ from: 0, to: 0, beads: beadsOfNothing }));
  const made = (mesh: number, index: number): readonly IslandBeads[] => {
    while (index >= current[mesh]!.to) {
      const { task, from, to } = ranges[next]!;
      current[task] = { from, to, beads: beadsOf(next++) };
    }
    const { from, beads } = current[mesh]!;
    return beads[index - from]!;
  };
  /** The last layers of each mesh. */
  const recent = meshes.map((): (readonly IslandBeads[])[] => []);
  return (mesh, index) => {
    const isRepeated = repeated[mesh]!;
    if (!isRepeated[index]) recent[mesh]![index % PERIOD] = made(mesh, index);
    const islands = recent[mesh]![index % PERIOD]!;
    if (isRepeated[index + PERIOD]) holdLayer(islands);
    return { section: layers[mesh]![index]!.section, islands };
  };
};

const beadsOfNothing: readonly (readonly IslandBeads[])[] = [];

const sliceMeshes = (
  meshes: readonly Mesh[],
  plan: readonly LayerPlan[],
  settings: LayerSettings,
  { mapLayers = mapLayersHere, progress }: SlicingContext,
): readonly (readonly SlicedLayer[])[] => {
  const planes = Float64Array.from(plan, ({ plane }) => plane);
  const ranges = cutIntoRanges(
    meshes.map((mesh) => Array.from(countCrossings(mesh, planes), (n) => COST_OF_LAYER + n)),
  );
  const tasks = meshes.map((mesh) => ({ mesh, plan, settings }));
  const answer = mapLayers('sections', tasks, ranges);
  const sections: Polygons[][] = meshes.map(() => []);
  ranges.forEach(({ task }, range) => {
    for (const section of answer(range)) sections[task]!.push(section);
    progress?.({ stage: 'sections', done: range + 1, total: ranges.length });
  });
  return sections.map((each) => shareSections(plan, each));
};

const countPoints = (section: Polygons): number =>
  section.reduce((sum, ring) => sum + ring.length / 2, 0);
