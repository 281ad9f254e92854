// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import { difference, union } from '../../polygons/clip.ts';
import { containsPoints } from '../../polygons/contains-points.ts';
import { ringArea } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import { thickRemainder } from '../../polygons/thick-difference.ts';
import { NOTHING, type Polygons } from '../../polygons/polygon.ts';
import { simplify } from '../../polygons/simplify.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import type { Bead } from '../bead.ts';
import { beadFlow, gapFlow, roleFlow, type Flow } from '../flow.ts';
import { dotLoops } from './dot-loops.ts';
import { extraWalls } from './extra-walls.ts';
import { oneWallArea } from './one-wall-area.ts';
import type { Carried } from './room-for-anchors.ts';
import {
  PAIR_FROM,
  beadsAlong,
  strandsIn,
  variableBeads,
  type VariableStyle,
} from './variable-beads.ts';
import { widenWalls } from './widen-walls.ts';

/** The walls of one layer, and what they leave inside. */
export interface Perimeters {
  /** Loops of constant width, wider beside narrow gaps. */
  readonly loops: readonly Bead[];
  /** Single beads where two walls have no room (thin walls), and between walls (gap fill). */
  readonly singles: readonly Bead[];
  /** What infill has to cover: up to the edge of the innermost wall's spacing. */
  readonly fillArea: Polygons;
}

/** The narrowest bead worth printing, in nozzle diameters. */
const LEAST_BEAD = 0.25;
/** The narrowest thin wall and the end of a tapering tip, in nozzle diameters. */
const LEAST_THIN_WALL = 0.25;
/** The share of the resolution that the outer wall keeps to; those behind it are not seen. */
const SEEN = 1 / 3;
/** 0.001 mm: keeps offsets that should just touch from vanishing by rounding. */
const HAIR = 10;

/**
 * Walls of constant width from the outside in, after slic3r's classic scheme: the outer one half
 * a bead inside the outline, each next one spacing further, each only where it fits beside itself.
 * Where the outer wall does not fit, one bead follows the middle; what lies unfilled between
 * walls makes them wider, or becomes gap fill where it is too wide for that. With `only_one_perimeter_first_layer` there is one wall
 * on the bed; with `only_one_perimeter_top`, where the section `above` leaves more than a strip bare;
 * with `extra_perimeters`, more where it leans inward; and one around a bridge that would else have
 * nothing of what it is `carried` by to lie on.
 */
export const generatePerimeters = (
  layer: SlicedLayer,
  settings: LayerSettings,
  above: Polygons = layer.section,
  carried: Carried = { below: layer.section, air: NOTHING },
): Perimeters => {
  if (settings.perimeters === 0) return { loops: [], singles: [], fillArea: layer.section };
  const outer = roleFlow('External perimeter', layer, settings);
  const inner = roleFlow('Perimeter', layer, settings);
  const halfOuter = toUnits(outer.width / 2);
  const leastPair = toUnits((outer.width + outer.spacing) / 2) - HAIR;

  const leastGap = toUnits(LEAST_BEAD * settings.nozzle_diameter);

  const loops: Bead[] = [];
  const gaps: Polygons[] = [];
  const detail = toUnits(settings.gcode_resolution);
  let wall = simplify(
    settings.thin_walls
      ? offset(offset(layer.section, -leastPair), leastPair - halfOuter)
      : offset(layer.section, -halfOuter),
    detail * SEEN,
  );
  const thin = settings.thin_walls
    ? thickRemainder(layer.section, around(wall, halfOuter), toUnits(leastThin(settings) / 4))
    : NOTHING;
  loops.push(...loopsOf(wall, 0, outer));
  const count = wallCount(layer, above, outer, inner, settings);
  const bare =
    count === 1 ? NOTHING : oneWallArea(wall, count, above, carried, outer, inner, settings);
  for (let depth = 1; depth < count && wall.length > 0; depth++) {
    const distance = toUnits(depth === 1 ? (outer.spacing + inner.spacing) / 2 : inner.spacing);
    const halfSpacing = toUnits(inner.spacing / 2);
    const free = offset(wall, -toUnits((depth === 1 ? outer : inner).spacing / 2));
    const room = depth === 1 && bare.length > 0 ? difference(free, bare) : free;
    const next =
      room === free
        ? offset(offset(wall, -(distance + halfSpacing - HAIR)), halfSpacing - HAIR)
        : offset(offset(room, -(2 * halfSpacing - HAIR)), halfSpacing - HAIR);
    gaps.push(thickRemainder(room, around(next, halfSpacing), leastGap));
    wall = simplify(next, detail);
    loops.push(...loopsOf(wall, depth, inner));
  }

  const within = offset(wall, -toUnits((count === 1 ? outer : inner).spacing / 2));
  const inside = bare.length === 0 ? within : union(within, bare);
  const halfInfill = toUnits(roleFlow('Solid infill', layer, settings).spacing / 2) - HAIR;
  const roomy = offset(inside, -halfInfill);
  const fillArea = offset(roomy, halfInfill);
  const filled = around(roomy, halfInfill);
  const reach = (grown: number): Polygons => (grown === 0 ? fillArea : filled(grown));
  gaps.push(thickRemainder(inside, reach, leastGap));

  const between = fillGaps(loops, gaps, inner.width, layer.height, settings);
  const along = variableBeads(thin, {
    role: 'External perimeter',
    minWidth: leastThin(settings),
    maxWidth: 2 * outer.width,
    pairFrom: pairFrom(outer.width, settings),
    ...(thin.length > 0 && { holds: covers(layer.section, thin) }),
    corners: settings.perimeter_generator === 'arachne',
    flowOf: (width) => beadFlow(width, layer.height),
    resolution: settings.gcode_resolution,
  });
  const dot = loops.length === 0 && thin.length > 0 && dotLoops(thin, along, leastThin(settings));
  return {
    loops: dot ? loopsOf(dot.rings, 0, beadFlow(dot.width, layer.height)) : between.walls,
    singles: [...(dot ? [] : along), ...between.beads],
    fillArea,
  };
};

const wallCount = (
  { index, section }: SlicedLayer,
  above: Polygons,
  outer: Flow,
  inner: Flow,
  settings: LayerSettings,
): number => {
  if (index === 0 && settings.only_one_perimeter_first_layer) return 1;
  const { perimeters } = settings;
  if (!settings.extra_perimeters || above === section) return perimeters;
  return perimeters + extraWalls(section, above, perimeters, outer, inner);
};

/** The area that walls cover, which reach this far from their center line (units), growing. */
const around =
  (wall: Polygons, reach: number) =>
  (grown: number): Polygons =>
    offset(wall, reach + grown);

const loopsOf = (wall: Polygons, depth: number, flow: Flow): readonly Bead[] =>
  wall.map((line) => ({
    role: depth === 0 ? 'External perimeter' : 'Perimeter',
    line,
    closed: true,
    flow,
    depth,
    hole: ringArea(line) < 0,
  }));

/** Whether walls cover a point: the part does, and no thin wall. */
const covers = (section: Polygons, thin: Polygons): ((x: number, y: number) => boolean) => {
  const [inPart, inThin] = [containsPoints(section), containsPoints(thin)];
  return (x, y) => inPart(x, y) && !inThin(x, y);
};

/** Classic walls have one bead between two walls, however wide. */
const pairFrom = (width: number, settings: LayerSettings): number =>
  settings.perimeter_generator === 'classic' ? Infinity : PAIR_FROM * width;

const leastThin = (settings: LayerSettings): number => LEAST_THIN_WALL * settings.nozzle_diameter;

/** What lies unfilled between walls: narrow gaps widen them (but not classic ones), others get beads. */
const fillGaps = (
  loops: readonly Bead[],
  gaps: readonly Polygons[],
  width: number,
  height: number,
  settings: LayerSettings,
): { readonly walls: readonly Bead[]; readonly beads: readonly Bead[] } => {
  const style: VariableStyle = {
    role: 'Gap fill',
    minWidth: LEAST_BEAD * settings.nozzle_diameter,
    maxWidth: 2 * width,
    pairFrom: pairFrom(width, settings),
    flowOf: (gap) => gapFlow(gap, height),
    resolution: settings.gcode_resolution,
  };
  const isClassic = settings.perimeter_generator === 'classic';
  if (isClassic && !settings.gap_fill_enabled) return { walls: loops, beads: [] };
  const found = gaps.flatMap((gap) => strandsIn(gap, style));
  const { walls, strands } = isClassic
    ? { walls: loops, strands: found }
    : widenWalls(loops, found);
  const beads = settings.gap_fill_enabled
    ? strands.flatMap((strand) => beadsAlong(strand, style))
    : [];
  return { walls, beads };
};
