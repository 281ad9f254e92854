// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../fabricators/settings/table.ts';
import { islands } from '../polygons/islands.ts';
import { boundingBox, containsPoint, type Box } from '../polygons/measure.ts';
import { ringsOf, type Polygons } from '../polygons/polygon.ts';
import type { LayerRange, SlicedLayer } from '../slice/layer.ts';
import type { Bead, IslandBeads } from './bead.ts';
import { fillSurfaces } from './infill/fill-surfaces.ts';
import { generatePerimeters, type Perimeters } from './perimeters/generate-perimeters.ts';
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
export const objectBeads = (layers: readonly SlicedLayer[], settings: Settings) => {
  const wallsOf = wallLayers(layers, settings);
  const surfacesOf = classifySurfaces(layers, fillAreas(wallsOf), settings);
  const isMonotonic = settings.top_fill_pattern === 'monotonic';
  const beadsOf = (layer: SlicedLayer, index: number): readonly IslandBeads[] => {
    const below = layers[index - 1]?.section ?? layer.section;
    const filled = fillSurfaces(surfacesOf(index), layer, below, settings);
    return wallsOf(index).map((island, own, all) => {
      const mine = (beads: readonly Bead[]) => beads.filter((bead) => islandOf(bead, all) === own);
      const top = mine(filled.top);
      return {
        loops: island.perimeters.loops,
        free: [
          island.perimeters.singles,
          mine(filled.sparse),
          [...mine(filled.solid), ...mine(filled.bridges)],
          isMonotonic ? [] : top,
        ],
        fixed: isMonotonic ? top : [],
      };
    });
  };
  return ({ from, to }: LayerRange): readonly (readonly IslandBeads[])[] =>
    layers.slice(from, to).map((layer, i) => beadsOf(layer, from + i));
};

/** What the walls of each layer leave; layers that share their walls share it. */
const fillAreas = (
  wallsOf: (index: number) => readonly Island[],
): ((index: number) => Polygons) => {
  let last: { readonly walls: readonly Island[]; readonly area: Polygons } | undefined;
  return (index) => {
    const walls = wallsOf(index);
    if (last?.walls !== walls)
      last = { walls, area: walls.flatMap((island) => island.perimeters.fillArea) };
    return last.area;
  };
};

/** Walls of each layer; layers with the same section and height share them. */
const wallLayers = (
  layers: readonly SlicedLayer[],
  settings: Settings,
): ((index: number) => readonly Island[]) => {
  let last: { readonly layer: SlicedLayer; readonly walls: readonly Island[] } | undefined;
  return (index) => {
    const layer = layers[index]!;
    if (last?.layer.section !== layer.section || (last.layer.index === 0) !== (index === 0)) {
      const walls = islands(layer.section).map((island) => {
        const rings = ringsOf(island);
        const perimeters = generatePerimeters({ ...layer, section: rings }, settings);
        return { rings, box: boundingBox(rings)!, perimeters };
      });
      last = { layer, walls };
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
