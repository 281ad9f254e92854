// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { AREA_UNITS_PER_MM2, toUnits } from '../../../shared/units.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import { difference, intersection, union } from '../../polygons/clip.ts';
import { islands } from '../../polygons/islands.ts';
import { polygonsArea } from '../../polygons/measure.ts';
import { offset, opening } from '../../polygons/offset.ts';
import { simplify } from '../../polygons/simplify.ts';
import { slidingIntersection } from '../../polygons/sliding-intersection.ts';
import { growing, thickDifference } from '../../polygons/thick-difference.ts';
import { NOTHING, ringsOf, type Polygons } from '../../polygons/polygon.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import { roleFlow } from '../flow.ts';
import { shellLayers } from './shell-layers.ts';

/** The area inside the walls of one layer, divided by what must be done there. Disjoint. */
export interface Surfaces {
  /** Nothing above: seen from outside. */
  readonly top: Polygons;
  /** Nothing below: threads through the air. */
  readonly bridge: Polygons;
  /** Shell not seen from outside, and the first layer. */
  readonly solid: Polygons;
  /** Solid that has only sparse infill of the layer below to lie on. */
  readonly overSparse: Polygons;
  readonly sparse: Polygons;
  /** What of the whole section, walls included, has nothing below. */
  readonly air: Polygons;
}

/** Strips of solid narrower than this share of a spacing are left to what lies beside them. */
const LEAST_STRIP = 0.25;

/** How far a bridge reaches over what carries it, mm beside the walls below. */
const ANCHOR_MM = 0.5;

/**
 * Divides the fill area of each layer of one object. Solid is all that lies within the shell's
 * layers of a top or bottom surface: below it, so many layers up, or above it, so many down, the
 * section is missing. On slopes that keeps the shell as thick as on flat faces.
 *
 * Answers for one layer at a time, quickest in ascending order; of others, a layer needs all
 * sections within its shells and the fill area of the layer below.
 */
export const classifySurfaces = (
  layers: readonly SlicedLayer[],
  fillAreaOf: (index: number) => Polygons,
  airOf: (index: number) => Polygons,
  settings: LayerSettings,
): ((index: number) => Surfaces) => {
  // Where the object goes on through all layers of its shells above and below.
  const covered = slidingIntersection(
    coarseSections(layers, settings),
    shellLayers(-1, settings),
    shellLayers(1, settings),
  );
  let last: Classified | undefined;
  const classify = (index: number): Classified => {
    const layer = layers[index]!;
    const surroundings: Surroundings = {
      fill: fillAreaOf(index),
      covered: covered(index),
      above: layers[index + 1]?.section ?? NOTHING,
      air: airOf(index),
      sparseBelow: last?.surfaces.sparse ?? NOTHING,
    };
    // Straight walls: what looks the same all around is divided the same.
    const seen = [layer.height, index === 0, layer.section, ...Object.values(surroundings)];
    const surfaces = last?.seen.every((each, i) => each === seen[i])
      ? last.surfaces
      : classifyLayer(layer, surroundings, settings);
    return { index, seen, surfaces };
  };
  return (index) => {
    if (last?.index !== index - 1) {
      // What is sparse on the layer below does not depend on the layer below that.
      last = undefined;
      if (index > 0) last = classify(index - 1);
    }
    last = classify(index);
    return last.surfaces;
  };
};

/** Sections no finer than the resolution; layers that share theirs share these. */
const coarseSections = (
  layers: readonly SlicedLayer[],
  settings: LayerSettings,
): readonly Polygons[] => {
  const resolution = toUnits(settings.gcode_resolution);
  let last: { readonly section: Polygons; readonly coarse: Polygons } | undefined;
  return layers.map(({ section }) => {
    if (last?.section !== section) last = { section, coarse: simplify(section, resolution) };
    return last.coarse;
  });
};

interface Classified {
  readonly index: number;
  readonly seen: readonly unknown[];
  readonly surfaces: Surfaces;
}

/** What the division of one layer depends on beside its own section. */
interface Surroundings {
  readonly fill: Polygons;
  readonly covered: Polygons;
  readonly above: Polygons;
  readonly air: Polygons;
  readonly sparseBelow: Polygons;
}

const classifyLayer = (
  layer: SlicedLayer,
  { fill, covered, above, air, sparseBelow }: Surroundings,
  settings: LayerSettings,
): Surfaces => {
  const spacing = toUnits(roleFlow('Solid infill', layer, settings).spacing);
  const half = spacing / 2;
  const core = intersection(fill, covered);
  const roomy = withoutSmallIslands(opening(core, half), settings.solid_infill_below_area);
  const shell = thickDifference(fill, growing(roomy), spacing * LEAST_STRIP);
  const anchor = toUnits(ANCHOR_MM) + settings.perimeters * spacing;
  // Beyond the air, where there would be sparse infill: threads must end on something.
  const bridge =
    settings.bottom_solid_layers === 0 ? NOTHING : intersection(fill, offset(air, anchor));
  const sparse = difference(difference(fill, shell), bridge);
  const exposed =
    settings.top_solid_layers === 0 || above === layer.section
      ? NOTHING
      : thickDifference(shell, growing(above), spacing);
  const top = difference(exposed, bridge);
  const inner = difference(shell, union(top, bridge));
  const overSparse =
    settings.fill_density >= 100
      ? NOTHING
      : intersection(
          inner,
          offset(intersection(inner, offset(sparseBelow, -half)), spacing + half),
        );
  return {
    top,
    bridge,
    overSparse,
    solid: difference(inner, overSparse),
    sparse,
    air,
  };
};

const withoutSmallIslands = (area: Polygons, least: number): Polygons =>
  least <= 0
    ? area
    : islands(area)
        .map(ringsOf)
        .filter((rings) => polygonsArea(rings) >= least * AREA_UNITS_PER_MM2)
        .flat();
