// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Context } from '../../shared/context.ts';
import type { LayerSettings } from '../fabricators/settings/layer-settings.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Polygons } from '../polygons/polygon.ts';
import type { LayerPlan, LayerRange, SlicedLayer } from '../slice/layer.ts';
import { sectionsOf } from '../slice/slice-object.ts';
import type { IslandBeads } from './bead.ts';
import { objectBeads } from './object-beads.ts';

/** Work on all layers of one object that can be done range by range: plain data of either kind. */
export interface LayerTasks {
  readonly sections: {
    readonly mesh: Mesh;
    readonly plan: readonly LayerPlan[];
    readonly settings: LayerSettings;
  };
  readonly beads: { readonly layers: readonly SlicedLayer[]; readonly settings: LayerSettings };
}

/** What a range of each kind of work gives: one entry a layer. */
export interface LayerAnswers {
  readonly sections: readonly Polygons[];
  readonly beads: readonly (readonly IslandBeads[])[];
}

export type LayerWork = keyof LayerTasks;

/** A range of the layers of task number `task`. */
export interface TaskRange extends LayerRange {
  readonly task: number;
  /** About how much work it is; see `cutIntoRanges`. */
  readonly cost: number;
}

/**
 * Does work range by range: here, in the order in which it is asked for, or on threads ahead of
 * that. The function it gives answers one range after another, each once.
 */
export type MapLayers = <W extends LayerWork>(
  work: W,
  tasks: readonly LayerTasks[W][],
  ranges: readonly TaskRange[],
) => (range: number) => LayerAnswers[W];

/** What slicing may be handed. */
export interface SlicingContext extends Context {
  /** Default: here, one range after another. The bytes are the same. */
  readonly mapLayers?: MapLayers;
}

/** Gets ready for one task; what it gives does ranges, in any order, quickest in ascending. */
export const prepareTask = <W extends LayerWork>(
  work: W,
  task: LayerTasks[W],
): ((range: LayerRange) => LayerAnswers[W]) => PREPARE[work](task);

type Prepare = {
  readonly [W in LayerWork]: (task: LayerTasks[W]) => (range: LayerRange) => LayerAnswers[W];
};

const PREPARE: Prepare = {
  sections: ({ mesh, plan, settings }) => sectionsOf(mesh, plan, settings),
  beads: ({ layers, settings }) => objectBeads(layers, settings),
};

/** Does each range when it is asked for. */
export const mapLayersHere: MapLayers = (work, tasks, ranges) => {
  const ready = tasks.map((task) => prepareTask(work, task));
  return (range) => ready[ranges[range]!.task]!(ranges[range]!);
};
