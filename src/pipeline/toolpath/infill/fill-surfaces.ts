// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import { difference, intersection } from '../../polygons/clip.ts';
import { islands as islandsOf } from '../../polygons/islands.ts';
import { boundingBox, polygonsArea } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import { ringsOf, type Polygons, type Ring } from '../../polygons/polygon.ts';
import { simplify } from '../../polygons/simplify.ts';
import type { SlicedLayer } from '../../slice/layer.ts';
import type { Bead } from '../bead.ts';
import { bridgeFlow, roleFlow, type Flow } from '../flow.ts';
import { bridgeDirection } from '../surfaces/bridge-direction.ts';
import type { Surfaces } from '../surfaces/classify-surfaces.ts';
import type { Role } from '../toolpath.ts';
import { concentric } from './concentric.ts';
import { leftoverBeads } from './leftover-beads.ts';
import { gapArea, solidLines } from './solid-lines.ts';
import { sparsePattern } from './sparse-pattern.ts';
import { splitNarrow } from './split-narrow.ts';
import { threadOverSparse } from './thread-over-sparse.ts';

/** The beads that fill one layer's surfaces. */
export interface FilledSurfaces {
  readonly sparse: readonly Bead[];
  readonly solid: readonly Bead[];
  readonly bridges: readonly Bead[];
  /** Without what its lines leave. */
  readonly top: readonly Bead[];
  /** Lines of monotonic surfaces, in the order in which they must be printed. */
  readonly monotonic: readonly Bead[];
}

/** Fills one layer; `below` is the section that carries it (its own on the bed). */
export const fillSurfaces = (
  surfaces: Surfaces,
  layer: SlicedLayer,
  below: Polygons,
  settings: LayerSettings,
): FilledSurfaces => {
  const angle = settings.fill_angle + (layer.index % 2) * 90;
  const style = (role: Role, pattern: SolidPattern): SolidStyle => ({
    role,
    pattern,
    angle,
    flow: roleFlow(role, layer, settings),
  });
  const bottomPattern = layer.index === 0 ? settings.bottom_fill_pattern : 'rectilinear';
  const solid = solidBeads(surfaces.solid, style('Solid infill', bottomPattern), settings);
  const overSparse = solidBeads(
    surfaces.overSparse,
    {
      ...style('Bridge infill', 'rectilinear'),
      flow: threadOverSparse(layer.height, settings.nozzle_diameter, settings.bridge_flow_ratio),
      gapFlow: roleFlow('Solid infill', layer, settings),
    },
    settings,
  );
  const top = solidBeads(
    surfaces.top,
    style('Top solid infill', settings.top_fill_pattern),
    settings,
  );
  const sparse =
    settings.fill_density >= 100
      ? allOf(solidBeads(surfaces.sparse, style('Internal infill', 'rectilinear'), settings))
      : sparseBeads(surfaces.sparse, layer, settings);
  const [bottomLines, topLines] = [
    byOrder(solid.lines, bottomPattern),
    byOrder(top.lines, settings.top_fill_pattern),
  ];
  return {
    sparse,
    solid: [...bottomLines.free, ...solid.gaps, ...top.gaps],
    bridges: [...bridgeBeads(surfaces.bridge, layer, below, settings), ...allOf(overSparse)],
    top: topLines.free,
    monotonic: [...bottomLines.monotonic, ...topLines.monotonic],
  };
};

/** Lines by whether they must keep their order. */
const byOrder = (lines: readonly Bead[], pattern: SolidPattern) =>
  pattern === 'monotonic' ? { free: [], monotonic: lines } : { free: lines, monotonic: [] };

type SolidPattern = LayerSettings['top_fill_pattern'];

interface SolidStyle {
  readonly role: Role;
  readonly pattern: SolidPattern;
  /** ° */
  readonly angle: number;
  readonly flow: Flow;
  /** Of beads between lines and wall, where that is another. */
  readonly gapFlow?: Flow;
}

interface SolidBeads {
  readonly lines: readonly Bead[];
  /** Along strips too narrow for lines, and what lines leave along the outline. */
  readonly gaps: readonly Bead[];
}

const allOf = ({ lines, gaps }: SolidBeads): readonly Bead[] => [...lines, ...gaps];

const solidBeads = (
  area: Polygons,
  { role, pattern, angle, flow, gapFlow = flow }: SolidStyle,
  settings: LayerSettings,
): SolidBeads => {
  if (pattern === 'concentric') {
    const loops = concentric(area, flow.spacing);
    return { lines: loops.map((line) => ({ role, line, closed: true, flow })), gaps: [] };
  }
  const fillGaps = (left: Polygons): readonly Bead[] =>
    leftoverBeads(left, 'Gap fill', gapFlow, settings);
  const { wide, narrow } = splitNarrow(area, flow.spacing);
  const { beads: along, bare } = followStrips(narrow, role, flow, settings);
  const islands = solidLines([...wide, ...bare], angle, flow, pattern === 'monotonic', fillGaps);
  return {
    lines: islands.flatMap((island) =>
      island.lines.map((line) => ({ role, ...line, closed: false, flow: island.flow })),
    ),
    gaps: [...along, ...islands.flatMap(({ gaps }) => gaps)],
  };
};

/** A strip is followed where beads along it take at least this share of it. */
const LEAST_FOLLOWED = 0.5;

/** Beads along narrow strips; those that are about as long as wide have no middle to follow and stay `bare`. */
const followStrips = (
  narrow: Polygons,
  role: Role,
  flow: Flow,
  settings: LayerSettings,
): { readonly beads: readonly Bead[]; readonly bare: Polygons } => {
  const beads: Bead[] = [];
  const bare: Ring[] = [];
  for (const strip of islandsOf(narrow).map(ringsOf)) {
    const along = leftoverBeads(strip, role, flow, settings);
    const taken = along.reduce((sum, bead) => sum + gapArea(bead), 0);
    if (taken >= LEAST_FOLLOWED * polygonsArea(strip)) beads.push(...along);
    else bare.push(...strip);
  }
  return { beads, bare };
};

/** Threads over the air, each bridge in the direction that carries it best. */
const bridgeBeads = (
  area: Polygons,
  layer: SlicedLayer,
  below: Polygons,
  settings: LayerSettings,
): readonly Bead[] => {
  const gapFlow = roleFlow('Solid infill', layer, settings);
  const flow = bridgeFlow(settings.nozzle_diameter, settings.bridge_flow_ratio);
  return islandsOf(area).flatMap((island) => {
    const rings = ringsOf(island);
    const nearby = intersection(below, [boxAround(rings)]);
    const air = difference(rings, nearby);
    const angle = settings.bridge_angle || bridgeDirection(air.length > 0 ? air : rings, nearby);
    const style: SolidStyle = {
      role: 'Bridge infill',
      pattern: 'rectilinear',
      angle,
      flow,
      gapFlow,
    };
    return allOf(solidBeads(rings, style, settings));
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

/** Ways along the walls leave out what is smaller than this share of the line's width. */
const LEAST_DETAIL = 0.1;

const sparseBeads = (
  area: Polygons,
  layer: SlicedLayer,
  settings: LayerSettings,
): readonly Bead[] => {
  const density = settings.fill_density / 100;
  if (density <= 0 || area.length === 0) return [];
  const flow = roleFlow('Internal infill', layer, settings);
  const reach = toUnits(flow.width * (settings.infill_overlap / 100 - 0.5));
  const inside = offset(simplify(area, toUnits(flow.width * LEAST_DETAIL)), reach);
  const { lines, closed } = sparsePattern(inside, flow.spacing, density, layer, settings);
  return lines.map((line) => ({ role: 'Internal infill', ...line, closed, flow }));
};
