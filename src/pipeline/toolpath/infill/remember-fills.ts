// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rememberAlike } from '../../../shared/remember-alike.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import { samePolygons } from '../../polygons/measure.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import type { Surfaces } from '../surfaces/classify-surfaces.ts';
import { fillSurfaces, type FilledSurfaces } from './fill-surfaces.ts';
import { changesWithHeight } from './sparse-pattern.ts';

/** What is to be filled, as `fillSurfaces` is asked. */
export interface Unfilled {
  readonly surfaces: Surfaces;
  readonly layer: SlicedLayer;
  readonly below: Polygons;
}

/** In two directions each: solid layers, sparse ones, and those that begin with either. */
const MOST = 6;

/** `fillSurfaces`, which fills surfaces alike once: the solid layers of straight walls, of a bottom and a top. */
export const rememberFills = (settings: LayerSettings): ((asked: Unfilled) => FilledSurfaces) => {
  const climbs = changesWithHeight(settings);
  const isAlike = (a: Unfilled, b: Unfilled): boolean =>
    a.layer.index % 2 === b.layer.index % 2 &&
    (a.layer.index === 0) === (b.layer.index === 0) &&
    a.layer.height === b.layer.height &&
    (a.surfaces.sparse.length === 0 || !climbs) &&
    (a.surfaces.bridge.length === 0 || samePolygons(a.below, b.below)) &&
    FILLED.every((kind) => samePolygons(a.surfaces[kind], b.surfaces[kind]));
  return rememberAlike(
    ({ surfaces, layer, below }) => fillSurfaces(surfaces, layer, below, settings),
    isAlike,
    MOST,
  );
};

const FILLED = ['top', 'bridge', 'solid', 'overSparse', 'sparse'] as const;
