// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { Settings } from '../../fabricators/settings/table.ts';
import { difference, intersection, islands } from '../../polygons/clip.ts';
import { boundingBox } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import { ringsOf, type Polygons, type Ring } from '../../polygons/polygon.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import type { Bead } from '../bead.ts';
import { bridgeFlow, gapFlow, roleFlow, type Flow } from '../flow.ts';
import { variableBeads } from '../perimeters/variable-beads.ts';
import { bridgeDirection } from '../surfaces/bridge-direction.ts';
import type { Surfaces } from '../surfaces/classify-surfaces.ts';
import type { Role } from '../toolpath.ts';
import { concentric } from './concentric.ts';
import { gyroid } from './gyroid.ts';
import { solidLines } from './solid-lines.ts';
import { grid, rectilinear } from './sparse-lines.ts';

/** The beads that fill one layer's surfaces: sparse first, then solid, bridges, top. */
export interface FilledSurfaces {
  readonly sparse: readonly Bead[];
  readonly solid: readonly Bead[];
  readonly bridges: readonly Bead[];
  /** In the order in which they must be printed when the pattern is monotonic. */
  readonly top: readonly Bead[];
}

/** Fills one layer; `below` is the section that carries it (its own on the bed). */
export const fillSurfaces = (
  surfaces: Surfaces,
  layer: SlicedLayer,
  below: Polygons,
  settings: Settings,
): FilledSurfaces => {
  const angle = settings.fill_angle + (layer.index % 2) * 90;
  const style = (role: Role, pattern: SolidPattern): SolidStyle => ({
    role,
    pattern,
    angle,
    flow: roleFlow(role, layer, settings),
  });
  const bottomPattern = layer.index === 0 ? settings.bottom_fill_pattern : 'rectilinear';
  return {
    sparse: sparseBeads(surfaces.sparse, layer, settings),
    solid: solidBeads(surfaces.solid, style('Solid infill', bottomPattern), settings),
    bridges: [
      ...bridgeBeads(surfaces.bridge, below, settings),
      ...solidBeads(
        surfaces.overSparse,
        { ...style('Bridge infill', 'rectilinear'), flow: threadOverSparse(layer, settings) },
        settings,
      ),
    ],
    top: solidBeads(surfaces.top, style('Top solid infill', settings.top_fill_pattern), settings),
  };
};

type SolidPattern = Settings['top_fill_pattern'];

/** The narrowest bead along an outline, in nozzle diameters. */
const LEAST_LEFTOVER = 0.25;

interface SolidStyle {
  readonly role: Role;
  readonly pattern: SolidPattern;
  /** ° */
  readonly angle: number;
  readonly flow: Flow;
}

const solidBeads = (
  area: Polygons,
  { role, pattern, angle, flow }: SolidStyle,
  settings: Settings,
): readonly Bead[] => {
  if (pattern === 'concentric')
    return concentric(area, flow.spacing).map((line) => ({ role, line, closed: true, flow }));
  const fillGaps = (leftovers: Polygons): readonly Bead[] =>
    variableBeads(leftovers, {
      role,
      minWidth: LEAST_LEFTOVER * settings.nozzle_diameter,
      maxWidth: 2 * flow.width,
      flowOf: (gap) => gapFlow(gap, flow.height),
      resolution: settings.gcode_resolution,
    });
  return solidLines(area, angle, flow, pattern === 'monotonic', fillGaps).flatMap((island) => [
    ...island.lines.map((line) => ({ role, ...line, closed: false, flow: island.flow })),
    ...island.gaps,
  ]);
};

/** Threads over sparse infill may be this share of their distance … */
const THREAD_COVER = 0.96;
/** … and be laid down so much more than there is room where the sparse lines carry them … */
const MOST_PRESSED = 1.3;
/** … but are no thinner than this share of the nozzle. */
const LEAST_THREAD = 0.75;

/** Threads from one sparse line to the next: as thick as they may be where they lie on those. */
const threadOverSparse = ({ height }: SlicedLayer, settings: Settings): Flow => {
  const nozzle = settings.nozzle_diameter;
  const fitting = (MOST_PRESSED * height * 4) / (Math.PI * THREAD_COVER);
  const thickest = nozzle * Math.sqrt(settings.bridge_flow_ratio);
  const diameter = Math.min(thickest, Math.max(LEAST_THREAD * nozzle, fitting));
  const flow = bridgeFlow(diameter, 1);
  return { ...flow, spacing: diameter / THREAD_COVER };
};

/** Threads over the air, each bridge in the direction that carries it best. */
const bridgeBeads = (area: Polygons, below: Polygons, settings: Settings): readonly Bead[] => {
  const flow = bridgeFlow(settings.nozzle_diameter, settings.bridge_flow_ratio);
  return islands(area).flatMap((island) => {
    const rings = ringsOf(island);
    const nearby = intersection(below, [boxAround(rings)]);
    const air = difference(rings, nearby);
    const angle = settings.bridge_angle || bridgeDirection(air.length > 0 ? air : rings, nearby);
    const style: SolidStyle = { role: 'Bridge infill', pattern: 'rectilinear', angle, flow };
    return solidBeads(rings, style, settings);
  });
};

/** How far around a bridge its support is looked at, mm. */
const NEARBY_MM = 2;

const boxAround = (rings: Polygons): Ring => {
  const [minX, minY, maxX, maxY] = boundingBox(rings)!;
  const more = toUnits(NEARBY_MM);
  const [left, front, right, back] = [minX - more, minY - more, maxX + more, maxY + more];
  return Float64Array.of(left, front, right, front, right, back, left, back);
};

const sparseBeads = (area: Polygons, layer: SlicedLayer, settings: Settings): readonly Bead[] => {
  const density = settings.fill_density / 100;
  if (density <= 0 || area.length === 0) return [];
  const flow = roleFlow('Internal infill', layer, settings);
  if (density >= 1) {
    const angle = settings.fill_angle + (layer.index % 2) * 90;
    return solidBeads(area, { role: 'Internal infill', pattern: 'rectilinear', angle, flow }, settings);
  }
  const reach = toUnits(flow.width * (settings.infill_overlap / 100 - 0.5));
  const inside = offset(area, reach);
  return sparsePattern(inside, flow, density, layer, settings).map((line) => ({
    role: 'Internal infill',
    ...line,
    closed: false,
    flow,
  }));
};

/** A line, and what part of the flow each segment gets where that differs. */
type InfillLine = Pick<Bead, 'line' | 'shares'>;

const sparsePattern = (
  area: Polygons,
  { spacing }: Flow,
  density: number,
  layer: SlicedLayer,
  settings: Settings,
): readonly InfillLine[] => {
  switch (settings.fill_pattern) {
    case 'rectilinear':
      return rectilinear(area, settings.fill_angle, spacing, density, layer.index);
    case 'grid':
      return grid(area, settings.fill_angle, spacing, density);
    case 'gyroid':
      return gyroid(area, spacing, density, layer.top).map((line) => ({ line }));
  }
};
