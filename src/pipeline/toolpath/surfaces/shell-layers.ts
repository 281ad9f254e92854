// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';

/** How many layers above (1) or below (-1) belong to the shell: by count, and by least thickness. */
export const shellLayers = (direction: 1 | -1, settings: LayerSettings): number => {
  const up = direction === 1;
  const count = up ? settings.top_solid_layers : settings.bottom_solid_layers;
  if (count === 0) return 0;
  const least = up ? settings.top_solid_min_thickness : settings.bottom_solid_min_thickness;
  return Math.max(count, Math.ceil(least / settings.layer_height - 1e-9));
};
