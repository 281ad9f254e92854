// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { Settings } from '../../fabricators/settings/table.ts';
import { ringArea } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import { thickDifference } from '../../polygons/thick-difference.ts';
import { NOTHING, type Polygons } from '../../polygons/polygon.ts';
import { simplify } from '../../polygons/simplify.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import type { Bead } from '../bead.ts';
import { beadFlow, gapFlow, roleFlow, type Flow } from '../flow.ts';
import { variableBeads, type VariableStyle } from './variable-beads.ts';

/** The walls of one layer, and what they leave inside. */
export interface Perimeters {
  /** Loops of constant width. */
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
/** 0.001 mm: keeps offsets that should just touch from vanishing by rounding. */
const HAIR = 10;

/**
 * Walls of constant width from the outside in, after slic3r's classic scheme: the outer one half
 * a bead inside the outline, each next one spacing further, each only where it fits beside itself.
 * Where the outer wall does not fit, one bead follows the middle; what lies unfilled between
 * walls and is wide enough becomes gap fill.
 */
export const generatePerimeters = (layer: SlicedLayer, settings: Settings): Perimeters => {
  if (settings.perimeters === 0) return { loops: [], singles: [], fillArea: layer.section };
  const outer = roleFlow('External perimeter', layer, settings);
  const inner = roleFlow('Perimeter', layer, settings);
  const halfOuter = toUnits(outer.width / 2);
  const leastPair = toUnits((outer.width + outer.spacing) / 2) - HAIR;

  const leastGap = toUnits(LEAST_BEAD * settings.nozzle_diameter);

  const loops: Bead[] = [];
  const gaps: Polygons[] = [];
  let wall = settings.thin_walls
    ? offset(offset(layer.section, -leastPair), leastPair - halfOuter)
    : offset(layer.section, -halfOuter);
  const thin = settings.thin_walls
    ? thickDifference(layer.section, around(wall, halfOuter), toUnits(leastThin(settings) / 4))
    : NOTHING;
  loops.push(...loopsOf(wall, 0, outer, settings));
  for (let depth = 1; depth < settings.perimeters && wall.length > 0; depth++) {
    const distance = toUnits(depth === 1 ? (outer.spacing + inner.spacing) / 2 : inner.spacing);
    const halfSpacing = toUnits(inner.spacing / 2);
    const next = offset(offset(wall, -(distance + halfSpacing - HAIR)), halfSpacing - HAIR);
    gaps.push(
      thickDifference(
        offset(wall, -toUnits((depth === 1 ? outer : inner).spacing / 2)),
        around(next, halfSpacing),
        leastGap,
      ),
    );
    wall = next;
    loops.push(...loopsOf(wall, depth, inner, settings));
  }

  const last = settings.perimeters === 1 ? outer : inner;
  const inside = offset(wall, -toUnits(last.spacing / 2));
  const halfInfill = toUnits(roleFlow('Solid infill', layer, settings).spacing / 2) - HAIR;
  const roomy = offset(inside, -halfInfill);
  const fillArea = offset(roomy, halfInfill);
  const filled = around(roomy, halfInfill);
  const reach = (grown: number): Polygons => (grown === 0 ? fillArea : filled(grown));
  gaps.push(thickDifference(inside, reach, leastGap));

  return {
    loops,
    singles: [
      ...variableBeads(thin, {
        role: 'External perimeter',
        minWidth: leastThin(settings),
        maxWidth: 2 * outer.width,
        corners: true,
        flowOf: (width) => beadFlow(width, layer.height),
        resolution: settings.gcode_resolution,
      }),
      ...(settings.gap_fill_enabled ? fillGaps(gaps, inner.width, layer.height, settings) : []),
    ],
    fillArea,
  };
};

/** The area that walls cover, which reach this far from their center line (units), growing. */
const around =
  (wall: Polygons, reach: number) =>
  (grown: number): Polygons =>
    offset(wall, reach + grown);

const loopsOf = (wall: Polygons, depth: number, flow: Flow, settings: Settings): readonly Bead[] =>
  simplify(wall, toUnits(settings.gcode_resolution / 3)).map((line) => ({
    role: depth === 0 ? 'External perimeter' : 'Perimeter',
    line,
    closed: true,
    flow,
    depth,
    hole: ringArea(line) < 0,
  }));

const leastThin = (settings: Settings): number => LEAST_THIN_WALL * settings.nozzle_diameter;

const fillGaps = (
  gaps: readonly Polygons[],
  width: number,
  height: number,
  settings: Settings,
): readonly Bead[] => {
  const style: VariableStyle = {
    role: 'Gap fill',
    minWidth: LEAST_BEAD * settings.nozzle_diameter,
    maxWidth: 2 * width,
    flowOf: (gap) => gapFlow(gap, height),
    resolution: settings.gcode_resolution,
  };
  return gaps.flatMap((gap) => variableBeads(gap, style));
};
