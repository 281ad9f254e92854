// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import type { Bead } from '../bead.ts';
import { gapFlow, type Flow } from '../flow.ts';
import type { Role } from '../toolpath.ts';
import { PAIR_FROM, variableBeads } from '../perimeters/variable-beads.ts';

/** The narrowest bead along an outline, in nozzle diameters. */
const LEAST_WIDTH = 0.25;

/** Beads as wide as what solid lines of a `flow` leave along the outline, or have no room in. */
export const leftoverBeads = (
  area: Polygons,
  role: Role,
  { width, spacing, height }: Flow,
  {
    nozzle_diameter,
    gcode_resolution,
  }: Pick<LayerSettings, 'nozzle_diameter' | 'gcode_resolution'>,
): readonly Bead[] =>
  variableBeads(area, {
    role,
    minWidth: LEAST_WIDTH * nozzle_diameter,
    // Threads are thinner than their distance: what is left may be two distances wide.
    maxWidth: 2.02 * Math.max(width, spacing),
    pairFrom: PAIR_FROM * width,
    flowOf: (gap) => gapFlow(gap, height),
    resolution: gcode_resolution,
  });
