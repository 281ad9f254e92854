// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rememberLast } from '../../shared/remember-last.ts';
import { toUnits } from '../../shared/units.ts';
import type { LayerSettings } from '../fabricators/settings/layer-settings.ts';
import { intersection } from '../polygons/clip.ts';
import { islands } from '../polygons/islands.ts';
import { boundingBox, containsPoint, type Box } from '../polygons/measure.ts';
import { NOTHING, ringsOf, type Polygons } from '../polygons/polygon.ts';
import { simplify } from '../polygons/simplify.ts';
import type { LayerRange, SlicedLayer } from '../slice/layer.ts';
import type { Bead, IslandBeads } from './bead.ts';
import { roleFlow } from './flow.ts';
import { rememberFills } from './infill/remember-fills.ts';
import { generatePerimeters, type Perimeters } from './perimeters/generate-perimeters.ts';
import { markOverhangs } from './perimeters/mark-overhangs.ts';
import { overhangsOver } from './perimeters/overhang.ts';
import { airBelow } from './surfaces/air-below.ts';
import { classifySurfaces } from './surfaces/classify-surfaces.ts';

interface Island {
  readonly rings: Polygons;
  readonly box: Box;
  readonly perimeters: Perimeters;
}

/**
 * From the sections of one object to the beads of some of its layers: walls → surfaces → infill,
 * island by island. What a layer gets does not depend on which range it is asked for in; ascending
 * ranges are quickest.
 */
export const objectBeads = (layers: readonly SlicedLayer[], settings: LayerSettings) => {
  const airOf = airBelow(layers, settings);
  const wallsOf = wallLayers(layers, airOf, settings);
  const surfacesOf = classifySurfaces(layers, fillAreas(wallsOf, settings), airOf, settings);
  const filledOf = rememberFills(settings);
  const beadsOf = (layer: SlicedLayer, index: number): readonly IslandBeads[] => {
    const below = layers[index - 1]?.section ?? layer.section;
    const surfaces = surfacesOf(index);
    const filled = filledOf({ surfaces, layer, below });
    const marked = overhangMarker(surfaces.air, layer, below, settings);
    return wallsOf(index).map((island, own, all) => {
      const mine = (beads: readonly Bead[]) => beads.filter((bead) => islandOf(bead, all) === own);
      return {
        loops: marked(island.perimeters.loops),
        free: [
          marked(island.perimeters.singles),
          // One after another as they lie: sparse first would cross the island twice.
          [filled.sparse, filled.solid, filled.bridges].flatMap(mine),
          mine(filled.top),
        ],
        fixed: mine(filled.monotonic),
      };
    });
  };
  return ({ from, to }: LayerRange): readonly (readonly IslandBeads[])[] =>
    layers.slice(from, to).map((layer, i) => beadsOf(layer, from + i));
};

/** Marks walls where they hang over what is below. */
const overhangMarker = (
  air: Polygons,
  layer: SlicedLayer,
  below: Polygons,
  settings: LayerSettings,
): ((beads: readonly Bead[]) => readonly Bead[]) => {
  const isCarried = air.length === 0 && !settings.enable_dynamic_overhang_speeds;
  if (isCarried || below === layer.section) return (beads) => beads;
  const { width } = roleFlow('External perimeter', layer, settings);
  const overhangAt = overhangsOver(below, width, settings);
  if (overhangAt === undefined) return (beads) => beads;
  return (beads) =>
    beads.map((bead) => (bead.role.endsWith('erimeter') ? markOverhangs(bead, overhangAt) : bead));
};

/** What the walls of each layer leave, no finer than the resolution; layers that share their walls share it. */
const fillAreas = (
  wallsOf: (index: number) => readonly Island[],
  settings: LayerSettings,
): ((index: number) => Polygons) => {
  const areaIn = rememberLast((walls: readonly Island[]) =>
    simplify(
      walls.flatMap((island) => island.perimeters.fillArea),
      toUnits(settings.gcode_resolution),
    ),
  );
  return (index) => areaIn(wallsOf(index));
};

/** Walls of each layer; layers with the same section and nothing new below share them. */
const wallLayers = (
  layers: readonly SlicedLayer[],
  airOf: (index: number) => Polygons,
  settings: LayerSettings,
): ((index: number) => readonly Island[]) => {
  const looksUp = settings.only_one_perimeter_top || settings.extra_perimeters;
  let last: { readonly key: readonly unknown[]; readonly walls: readonly Island[] } | undefined;
  return (index) => {
    const layer = layers[index]!;
    const above = looksUp ? (layers[index + 1]?.section ?? NOTHING) : layer.section;
    const air = airOf(index);
    const below = air.length === 0 ? layer.section : layers[index - 1]!.section;
    const key = [layer.section, above, below, index === 0];
    if (!last?.key.every((each, i) => each === key[i])) {
      const walls = islands(layer.section).map((island) => {
        const rings = ringsOf(island);
        const perimeters = generatePerimeters(
          { ...layer, section: rings },
          settings,
          above === layer.section ? rings : above,
          { below, air: air.length === 0 ? NOTHING : intersection(air, rings) },
        );
        return { rings, box: boundingBox(rings)!, perimeters };
      });
      last = { key, walls };
    }
    return last.walls;
  };
};

/** The island that a bead's first point lies in; the first one when rounding put it outside all. */
const islandOf = ({ line }: Bead, all: readonly Island[]): number => {
  if (all.length === 1) return 0;
  const x = line[0]!;
  const y = line[1]!;
  const found = all.findIndex(
    ({ box, rings }) =>
      x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3] && containsPoint(rings, x, y),
  );
  return Math.max(0, found);
};
