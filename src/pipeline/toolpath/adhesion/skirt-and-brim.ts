// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import type { Settings } from '../../fabricators/settings/table.ts';
import { union } from '../../polygons/clip.ts';
import { islands } from '../../polygons/islands.ts';
import { ringLength } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import type { Polygons, Ring } from '../../polygons/polygon.ts';
import type { LayerPlan } from '../../slice/layer.ts';
import type { Bead } from '../bead.ts';
import { beadFlow } from '../flow.ts';
import { convexHull } from './convex-hull.ts';

/** Every loop of a skirt that is to use much filament: a bound against tiny parts. */
const MOST_SKIRT_LOOPS = 100;

/**
 * Loops on the bed that belong to no part, for one layer. `footprint`: all first-layer sections
 * where they stand on the bed. The skirt comes first (it primes the nozzle), then the brim from
 * the outside in, so that it ends at the part.
 */
export const skirtAndBrim = (
  footprint: Polygons,
  layer: LayerPlan,
  settings: Settings,
): readonly Bead[] => {
  if (footprint.length === 0) return [];
  const flow = beadFlow(settings.first_layer_extrusion_width, layer.height);
  const brimLoops = brim(footprint, flow.spacing, settings);
  const skirtLoops = skirt(footprint, brimLoops.length, flow, layer.index, settings);
  const rings = layer.index === 0 ? [...skirtLoops, ...brimLoops.flat()] : skirtLoops;
  return rings.map((line) => ({ role: 'Skirt/Brim', line, closed: true, flow }));
};

/** ⌊width / spacing⌋ loops around every outline, the outermost first. */
const brim = (footprint: Polygons, spacing: number, settings: Settings): readonly Polygons[] => {
  const count = Math.floor(settings.brim_width / spacing + 1e-9);
  if (count === 0) return [];
  const outlines = union(islands(footprint).map((island) => island.outline));
  return Array.from({ length: count }, (_, i) =>
    offset(outlines, toUnits(settings.brim_separation + spacing * (count - i - 0.5))),
  );
};

const skirt = (
  footprint: Polygons,
  brimLoops: number,
  { spacing, mm3PerMm }: { readonly spacing: number; readonly mm3PerMm: number },
  layer: number,
  settings: Settings,
): readonly Ring[] => {
  if (settings.skirts === 0 || layer >= settings.skirt_height) return [];
  const radius = settings.filament_diameter / 2;
  const filamentPerMm = mm3PerMm / (Math.PI * radius * radius);
  const hull = [convexHull(footprint)];
  const start =
    settings.skirt_distance + (brimLoops > 0 ? settings.brim_separation + brimLoops * spacing : 0);
  const rings: Ring[] = [];
  let filament = 0;
  while (
    rings.length < settings.skirts ||
    (layer === 0 && filament < settings.min_skirt_length && rings.length < MOST_SKIRT_LOOPS)
  ) {
    const ring = offset(hull, toUnits(start + spacing * (rings.length + 0.5)))[0];
    if (ring === undefined) break;
    rings.push(ring);
    filament += toMm(ringLength(ring)) * filamentPerMm;
  }
  return rings.reverse();
};
