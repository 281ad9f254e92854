// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Context } from '../../shared/context.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { islands } from '../polygons/islands.ts';
import { boundingBox, containsPoint, type Box } from '../polygons/measure.ts';
import { NOTHING, ringsOf, type Polygons } from '../polygons/polygon.ts';
import type { LayerPlan, SlicedLayer } from '../slice/layer.ts';
import { sliceObject } from '../slice/slice-object.ts';
import type { Bead, IslandBeads } from './bead.ts';
import { roleFlow } from './flow.ts';
import { fillSurfaces } from './infill/fill-surfaces.ts';
import { generatePerimeters, type Perimeters } from './perimeters/generate-perimeters.ts';
import { markOverhangs } from './perimeters/mark-overhangs.ts';
import { overhangsOver } from './perimeters/overhang.ts';
import { classifySurfaces } from './surfaces/classify-surfaces.ts';

/** One layer of one object: its cross-section and the beads that make it, island by island. */
export interface LayerBeads {
  readonly section: Polygons;
  readonly islands: readonly IslandBeads[];
}

interface Island {
  readonly rings: Polygons;
  readonly box: Box;
  readonly perimeters: Perimeters;
}

/** From mesh to beads: sections → walls → surfaces → infill, for every layer of the plan. */
export const objectBeads = (
  mesh: Mesh,
  plan: readonly LayerPlan[],
  settings: Settings,
  context: Context = {},
): readonly LayerBeads[] => {
  const layers = sliceObject(mesh, plan, settings);
  const walled = wallLayers(layers, settings, context);
  const fillAreas = fillAreasOf(walled);
  const surfaces = classifySurfaces(layers, fillAreas, settings);
  return layers.map((layer, index) => {
    context.progress?.({ stage: 'infill', done: index + 1, total: layers.length });
    const below = layers[index - 1]?.section ?? layer.section;
    const filled = fillSurfaces(surfaces[index]!, layer, below, settings);
    const marked = overhangMarker(surfaces[index]!.air, layer, below, settings);
    const isMonotonic = settings.top_fill_pattern === 'monotonic';
    return {
      section: layer.section,
      islands: walled[index]!.map((island, own, all) => {
        const mine = (beads: readonly Bead[]) =>
          beads.filter((bead) => islandOf(bead, all) === own);
        const top = mine(filled.top);
        return {
          loops: marked(island.perimeters.loops),
          free: [
            marked(island.perimeters.singles),
            mine(filled.sparse),
            [...mine(filled.solid), ...mine(filled.bridges)],
            isMonotonic ? [] : top,
          ],
          fixed: isMonotonic ? top : [],
        };
      }),
    };
  });
};

/** Marks walls where they hang over what is below. */
const overhangMarker = (
  air: Polygons,
  layer: SlicedLayer,
  below: Polygons,
  settings: Settings,
): ((beads: readonly Bead[]) => readonly Bead[]) => {
  const isCarried = air.length === 0 && !settings.enable_dynamic_overhang_speeds;
  if (isCarried || below === layer.section) return (beads) => beads;
  const { width } = roleFlow('External perimeter', layer, settings);
  const overhangAt = overhangsOver(below, width, settings);
  if (overhangAt === undefined) return (beads) => beads;
  return (beads) =>
    beads.map((bead) => (bead.role.endsWith('erimeter') ? markOverhangs(bead, overhangAt) : bead));
};

/** What the walls of each layer leave; layers that share their walls share it. */
const fillAreasOf = (walled: readonly (readonly Island[])[]): readonly Polygons[] => {
  let last: Polygons = [];
  return walled.map((layer, index) => {
    if (index === 0 || walled[index - 1] !== layer)
      last = layer.flatMap((island) => island.perimeters.fillArea);
    return last;
  });
};

/** Walls of every layer; layers with the same section and height share them. */
const wallLayers = (
  layers: readonly SlicedLayer[],
  settings: Settings,
  context: Context,
): readonly (readonly Island[])[] => {
  let last: readonly Island[] = [];
  let isCovered = true;
  return layers.map((layer, index) => {
    context.progress?.({ stage: 'perimeters', done: index + 1, total: layers.length });
    const above =
      settings.only_one_perimeter_top || settings.extra_perimeters
        ? (layers[index + 1]?.section ?? NOTHING)
        : layer.section;
    const isSame = layers[index - 1]?.section === layer.section && above === layer.section;
    if (index < 2 || !isSame || !isCovered)
      last = islands(layer.section).map((island) => {
        const rings = ringsOf(island);
        const perimeters = generatePerimeters(
          { ...layer, section: rings },
          settings,
          above === layer.section ? rings : above,
        );
        return { rings, box: boundingBox(rings)!, perimeters };
      });
    isCovered = above === layer.section;
    return last;
  });
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
