// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rememberLast } from '../../../shared/remember-last.ts';
import { toUnits } from '../../../shared/units.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import { NOTHING, type Polygons } from '../../polygons/polygon.ts';
import { growing, thickDifference } from '../../polygons/thick-difference.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import { roleFlow } from '../flow.ts';

/**
 * What of each layer's section, walls included, has nothing below: without strips that are nowhere
 * wider than a line of solid infill. The first layer has the bed. The last answer is kept.
 */
export const airBelow = (
  layers: readonly SlicedLayer[],
  settings: LayerSettings,
): ((index: number) => Polygons) => rememberLast((index) => airUnder(layers, index, settings));

const airUnder = (
  layers: readonly SlicedLayer[],
  index: number,
  settings: LayerSettings,
): Polygons => {
  const layer = layers[index]!;
  const below = layers[index - 1]?.section ?? layer.section;
  if (below === layer.section) return NOTHING;
  const spacing = toUnits(roleFlow('Solid infill', layer, settings).spacing);
  return thickDifference(layer.section, growing(below), spacing);
};
