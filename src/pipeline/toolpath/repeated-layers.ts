// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LayerSettings } from '../fabricators/settings/layer-settings.ts';
import type { SlicedLayer } from '../slice/layer.ts';
import { changesWithHeight } from './infill/sparse-pattern.ts';
import { shellLayers } from './surfaces/shell-layers.ts';

/** Directions of infill alternate, so that between straight walls a layer looks like the next but one. */
export const PERIOD = 2;

/**
 * Of each layer of an object, whether it has the very beads of the layer `PERIOD` below it: where walls
 * are straight, so that both see the same sections as far up and down as a layer looks. Nothing on the
 * bed is repeated, since the first layer differs in much.
 */
export const repeatedLayers = (
  layers: readonly SlicedLayer[],
  settings: LayerSettings,
): readonly boolean[] => {
  if (changesWithHeight(settings)) return layers.map(() => false);
  // Infill over sparse infill looks at the surfaces of the layer below.
  const below = 1 + Math.max(1, shellLayers(-1, settings));
  const above = Math.max(1, shellLayers(1, settings));
  const { first, last } = straightRuns(layers);
  return layers.map((_, i) => i - PERIOD - below >= first[i]! && i + above <= last[i]!);
};

/** The run of layers with one section above the bed's that each layer lies in: its first and last. */
const straightRuns = (layers: readonly SlicedLayer[]) => {
  const first: number[] = [];
  const last: number[] = [];
  layers.forEach(({ section, height }, i) => {
    const before = layers[i - 1];
    const goesOn = i > 1 && section === before!.section && height === before!.height;
    first.push(goesOn ? first[i - 1]! : i);
  });
  for (let i = layers.length - 1; i >= 0; i--)
    last[i] = first[i + 1] === first[i] ? last[i + 1]! : i;
  return { first, last };
};
