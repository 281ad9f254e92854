// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import type { Settings } from '../../fabricators/settings/table.ts';
import type { OrderedBead } from '../bead.ts';
import { beadAcceleration, beadSpeed, lineLength } from '../speeds.ts';
import { splitOverhangs } from '../perimeters/split-overhangs.ts';
import type { Move, Travel } from '../toolpath.ts';
import type { CrossingIndex } from './crossing-index.ts';
import { wipeBack } from './wipe-back.ts';

/** Beads of one object on one layer, where it stands. */
export interface PlacedBeads {
  readonly beads: readonly OrderedBead[];
  /** Index into `Toolpaths.objects`; -1 for skirt and brim. */
  readonly object: number;
  /** Added to every point, mm. */
  readonly offset: readonly [number, number];
  /** Outline of the object's section; absent where travels always leave a part. */
  readonly outline?: CrossingIndex;
}

/** A way shorter than this needs no travel of its own, mm. */
const NO_TRAVEL_MM = 0.005;

/** So much further may a way inside the part be than straight on with the filament drawn back, mm. */
const MOST_DETOUR_MM = 12;

/** A bead shorter than this is a speck of rounding, mm. */
const LEAST_BEAD_MM = 0.005;

export interface Position {
  /** mm on the bed */
  readonly x: number;
  readonly y: number;
  /** The object printed last there. */
  readonly object: number;
}

/**
 * Puts travels between beads: with retraction when the way is longer than
 * `retract_before_travel` and (unless `only_retract_when_crossing_perimeters` is off) leaves the
 * part, where no way around inside it is short enough (`avoid_crossing_perimeters`). With `wipe`,
 * it is drawn back along the bead before, but not on the way to the next layer.
 */
export const planTravels = (
  placed: readonly PlacedBeads[],
  layer: number,
  from: Position | undefined,
  settings: Settings,
): { readonly moves: readonly Move[]; readonly end: Position | undefined } => {
  const moves: Move[] = [];
  let at = from;
  for (const { beads, object, offset, outline } of placed) {
    for (const bead of beads.flatMap((each) => splitOverhangs(each, settings))) {
      const points = toBed(bead.points, offset);
      if (lineLength(points) < LEAST_BEAD_MM) continue;
      const x = points[0]!;
      const y = points[1]!;
      const length = at === undefined ? Infinity : distance(at, x, y);
      if (length > NO_TRAVEL_MM) {
        const own = at?.object === object ? outline : undefined;
        const travel = travelTo(at, x, y, length, own, offset, settings);
        const last = moves.at(-1)?.points;
        const wipe = travel.retract && last ? wipeBack(last, settings) : undefined;
        moves.push(wipe === undefined ? travel : { ...travel, wipe });
      }
      moves.push({
        kind: 'extrusion',
        role: bead.role,
        points,
        width: bead.flow.width,
        height: bead.flow.height,
        mm3PerMm: bead.flow.mm3PerMm,
        shares: bead.shares,
        speed: beadSpeed(bead, layer, settings),
        acceleration: beadAcceleration(bead.role, layer, settings),
        object,
      });
      at = { x: points[points.length - 2]!, y: points[points.length - 1]!, object };
    }
  }
  return { moves, end: at };
};

/** From `at` (`length` mm) to x, y: straight, or around what is in the way within `outline`. */
const travelTo = (
  at: Position | undefined,
  x: number,
  y: number,
  length: number,
  outline: CrossingIndex | undefined,
  offset: readonly [number, number],
  settings: Settings,
): Travel => {
  const straight = {
    kind: 'travel',
    points: Float64Array.of(x, y),
    retract: false,
    lift: 0,
  } as const;
  if (length < settings.retract_before_travel) return straight;
  const drawnBack = { ...straight, retract: true, lift: settings.retract_lift };
  if (at === undefined || outline === undefined || !settings.only_retract_when_crossing_perimeters)
    return drawnBack;
  const way = [
    unitsFrom(at.x, offset[0]),
    unitsFrom(at.y, offset[1]),
    unitsFrom(x, offset[0]),
    unitsFrom(y, offset[1]),
  ] as const;
  if (!outline.crosses(...way)) return straight;
  if (!settings.avoid_crossing_perimeters) return drawnBack;
  const around = outline.route(...way, toUnits(length + MOST_DETOUR_MM));
  if (around === undefined) return drawnBack;
  const points = toBed(around.subarray(2), offset);
  points.set([x, y], points.length - 2);
  return { ...straight, points };
};

const toBed = (points: Float64Array, offset: readonly [number, number]): Float64Array => {
  const placed = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    placed[i] = toMm(points[i]!) + offset[0];
    placed[i + 1] = toMm(points[i + 1]!) + offset[1];
  }
  return placed;
};

const distance = (at: Position, x: number, y: number): number =>
  Math.sqrt((at.x - x) * (at.x - x) + (at.y - y) * (at.y - y));

const unitsFrom = (mm: number, origin: number): number => toUnits(mm - origin);
