// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import type { Bead } from '../bead.ts';
import { alignedRectilinear } from './aligned-rectilinear.ts';
import type { Anchoring } from './anchoring.ts';
import { concentric } from './concentric.ts';
import { cubic } from './cubic.ts';
import { grid } from './grid.ts';
import { gyroid } from './gyroid.ts';
import { honeycomb } from './honeycomb.ts';
import { rectilinear } from './rectilinear.ts';
import { triangles } from './triangles.ts';

/** A line of infill; with what part of the flow each segment gets where that differs. */
export type InfillLine = Pick<Bead, 'line' | 'shares'>;

/** Lines of the pattern `fill_pattern` that take `density` (more than 0) of an area; `spacing` mm is that of their beads. */
export const sparsePattern = (
  area: Polygons,
  spacing: number,
  density: number,
  { index, top }: Pick<SlicedLayer, 'index' | 'top'>,
  settings: Pick<LayerSettings, 'fill_pattern' | 'fill_angle'> & Anchoring,
): { readonly lines: readonly InfillLine[]; readonly closed: boolean } => {
  const { fill_pattern, fill_angle } = settings;
  const open = (lines: readonly InfillLine[]) => ({ lines, closed: false });
  switch (fill_pattern) {
    case 'rectilinear':
      return open(rectilinear(area, fill_angle, spacing, density, index, settings));
    case 'alignedrectilinear':
      return open(alignedRectilinear(area, fill_angle, spacing, density, settings));
    case 'grid':
      return open(grid(area, fill_angle, spacing, density, settings));
    case 'triangles':
      return open(triangles(area, fill_angle, spacing, density, settings));
    case 'cubic':
      return open(cubic(area, fill_angle, spacing, density, top, settings));
    case 'honeycomb':
      return open(honeycomb(area, fill_angle, spacing, density, settings));
    case 'gyroid':
      return open(gyroid(area, spacing, density, top, settings));
    case 'concentric':
      return {
        lines: concentric(area, spacing / density).map((line) => ({ line })),
        closed: true,
      };
  }
};

/** Whether layers of infill differ by more than whether they are odd: surfaces that go up through all of them. */
export const changesWithHeight = ({
  fill_pattern,
  fill_density,
}: Pick<LayerSettings, 'fill_pattern' | 'fill_density'>): boolean =>
  fill_density > 0 && fill_density < 100 && (fill_pattern === 'cubic' || fill_pattern === 'gyroid');
