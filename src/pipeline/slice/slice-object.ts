// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';
import { ringArea, samePolygons } from '../polygons/measure.ts';
import { closing, offset } from '../polygons/offset.ts';
import { simplify } from '../polygons/simplify.ts';
import { union } from '../polygons/clip.ts';
import { NOTHING, type Polygons } from '../polygons/polygon.ts';
import type { LayerSettings } from '../fabricators/settings/layer-settings.ts';
import { rememberLast } from '../../shared/remember-last.ts';
import { AREA_UNITS_PER_MM2, toUnits } from '../../shared/units.ts';
import type { LayerPlan, LayerRange, SlicedLayer } from './layer.ts';
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
  settings: LayerSettings,
): readonly SlicedLayer[] =>
  shareSections(plan, sectionsOf(mesh, plan, settings)({ from: 0, to: plan.length }));

/** The sections of some layers of an object at a time; each needs its own layer alone. */
export const sectionsOf = (mesh: Mesh, plan: readonly LayerPlan[], settings: LayerSettings) => {
  const planes = Float64Array.from(plan, (layer) => layer.plane);
  const proper = rememberLast((cut: Cut) => properSection(cut, settings));
  const compensated = rememberLast((section: Polygons, first: boolean) =>
    compensate(section, first, settings),
  );
  return ({ from, to }: LayerRange): readonly Polygons[] => {
    const few = planes.subarray(from, to);
    const part = { ...mesh, triangles: trianglesBetween(mesh, few[0]!, few[few.length - 1]!) };
    return sliceMesh(part, few).map((cut, i) => compensated(proper(cut), from + i === 0));
  };
};

/** Layers with the sections of a whole object, one object where they do not change. */
export const shareSections = (
  plan: readonly LayerPlan[],
  sections: readonly Polygons[],
): readonly SlicedLayer[] => {
  let previous: Polygons = NOTHING;
  return plan.map((layer, index) => {
    const section = sections[index]!;
    if (!samePolygons(previous, section)) previous = section;
    return { ...layer, section: previous };
  });
};

/** The triangles that a plane from `low` to `high` may meet, in their order. */
const trianglesBetween = ({ positions, triangles }: Mesh, low: number, high: number) => {
  const found = new Uint32Array(triangles.length);
  let count = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = positions[triangles[t]! * 3 + 2]!;
    const b = positions[triangles[t + 1]! * 3 + 2]!;
    const c = positions[triangles[t + 2]! * 3 + 2]!;
    if ((a < low && b < low && c < low) || (a > high && b > high && c > high)) continue;
    found[count++] = triangles[t]!;
    found[count++] = triangles[t + 1]!;
    found[count++] = triangles[t + 2]!;
  }
  return found.slice(0, count);
};

const properSection = ({ rings, gaps }: Cut, settings: LayerSettings): Polygons => {
  // Simplified before anything else is computed: a cut through a mesh has a point on each edge
  // that it crosses, most of them on straight lines.
  const simple = union(simplify(rings, toUnits(settings.gcode_resolution / 3)));
  const closed = gaps > 0 ? closing(simple, toUnits(settings.slice_closing_radius)) : simple;
  return closed.filter((ring) => Math.abs(ringArea(ring)) >= LEAST_RING_MM2 * AREA_UNITS_PER_MM2);
};

const compensate = (section: Polygons, first: boolean, settings: LayerSettings): Polygons => {
  const grow = settings.xy_size_compensation - (first ? settings.elefant_foot_compensation : 0);
  return offset(section, toUnits(grow));
};
