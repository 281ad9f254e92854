// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';
import { ringArea, samePolygons } from '../polygons/measure.ts';
import { closing, offset } from '../polygons/offset.ts';
import { simplify } from '../polygons/simplify.ts';
import { union } from '../polygons/clip.ts';
import { NOTHING, type Polygons } from '../polygons/polygon.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import { AREA_UNITS_PER_MM2, toUnits } from '../../shared/units.ts';
import type { LayerPlan, SlicedLayer } from './layer.ts';
import type { Cut } from './chain-segments.ts';
import { sliceMesh } from './slice-mesh.ts';

/** Rings smaller than this cannot be printed and are left out, mm². */
const LEAST_RING_MM2 = 0.01;

/**
 * Cross-sections of one object (standing on the bed, z ≥ 0) at every layer of the plan, closed
 * over cracks, simplified to a third of `gcode_resolution` (walls lose detail again), and
 * compensated. Layers that do not change share one `section` object, which later stages use to
 * do their work once.
 */
export const sliceObject = (
  mesh: Mesh,
  plan: readonly LayerPlan[],
  settings: Settings,
): readonly SlicedLayer[] => {
  const cuts = sliceMesh(
    mesh,
    Float64Array.from(plan, (layer) => layer.plane),
  );
  let previous: Polygons = NOTHING;
  return plan.map((layer, index) => {
    const proper = properSection(cuts[index]!, settings);
    const section = compensate(proper, index === 0, settings);
    if (!samePolygons(previous, section)) previous = section;
    return { ...layer, section: previous };
  });
};

const properSection = ({ rings, gaps }: Cut, settings: Settings): Polygons => {
  // Simplified before anything else is computed: a cut through a mesh has a point on each edge
  // that it crosses, most of them on straight lines.
  const simple = union(simplify(rings, toUnits(settings.gcode_resolution / 3)));
  const closed = gaps > 0 ? closing(simple, toUnits(settings.slice_closing_radius)) : simple;
  return closed.filter((ring) => Math.abs(ringArea(ring)) >= LEAST_RING_MM2 * AREA_UNITS_PER_MM2);
};

const compensate = (section: Polygons, first: boolean, settings: Settings): Polygons => {
  const grow = settings.xy_size_compensation - (first ? settings.elefant_foot_compensation : 0);
  return offset(section, toUnits(grow));
};
