// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Node } from '../../jobs/nodes/node.ts';
import { resolveSettings } from '../../pipeline/fabricators/resolve.ts';
import type { MeshSummary } from '../../pipeline/mesh/summary.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import { rememberEach } from '../../shared/remember-each.ts';

/**
 * The order of work, least first. What opens other work comes before it; of slices the longest come
 * first, so that none of them is left alone at the end (longest processing time, Graham 1969);
 * files, which take no time, fill the gaps.
 */
export const rankOf = (kind: Node['kind'], effort = 0): number =>
  kind === 'slice' ? SLICE - effort : RANKS[kind];

const SLICE = 0;

const RANKS = {
  parameters: -Infinity,
  evaluate: -Infinity,
  mesh: -Infinity,
  write: Infinity,
  picture: Infinity,
};

/** How long slicing takes, to order by: walls and infill, in mm² of mesh a mm of layer. */
export const effortOf = (fabricator: Fabricator, meshes: readonly MeshSummary[]): number =>
  sliceEffort(meshes, layerHeightOf(fabricator));

const layerHeightOf = rememberEach((fabricator: Fabricator): number => {
  const settings = resolveSettings(fabricator);
  return settings.ok ? settings.value.layer_height : 0.2;
});

const sliceEffort = (meshes: readonly MeshSummary[], layerHeight: number): number =>
  meshes.reduce((sum, { area_mm2, volume_mm3 }) => sum + area_mm2 + volume_mm3 / 5, 0) /
  layerHeight;
