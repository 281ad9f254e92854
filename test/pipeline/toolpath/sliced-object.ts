// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { layerSettings } from '../../../src/pipeline/fabricators/settings/layer-settings.ts';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import { boundsOf } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { planLayers } from '../../../src/pipeline/slice/plan-layers.ts';
import { sliceObject } from '../../../src/pipeline/slice/slice-object.ts';
import { plainSettings } from './slice-shape.ts';

/** The layers of a mesh as they are before anything fills them; throws what is wrong. */
export const slicedObject = (mesh: Mesh, overrides: RawSettings = {}) => {
  const all = plainSettings(overrides);
  const plan = planLayers(boundsOf(mesh.positions)[1][2], all);
  if (!plan.ok) throw new Error(plan.problems[0]!.message);
  const settings = layerSettings(all);
  return { layers: sliceObject(mesh, plan.value, settings), settings };
};
