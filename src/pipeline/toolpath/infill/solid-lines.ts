// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import { islands } from '../../polygons/islands.ts';
import { hatch } from '../../polygons/hatch.ts';
import { boundingBox, polygonsArea } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import { ringsOf, type Line, type Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import type { Bead } from '../bead.ts';
import { beadFlow, type Flow } from '../flow.ts';
import { lineLength } from '../speeds.ts';
import { connectHatch } from './connect-hatch.ts';
import { leftovers } from './leftovers.ts';

/** Lines of one island, and the flow that its adjusted spacing asks for. */
export interface SolidLines {
  readonly lines: readonly SolidLine[];
  readonly flow: Flow;
  /** What lines leave along the outline, filled by beads as wide as it is. */
  readonly gaps: readonly Bead[];
}

export interface SolidLine {
  readonly line: Line;
  /** What part of the flow each segment gets: 1 for lines, little for the turns between them. */
  readonly shares: Float64Array;
}

/** The way from one line to the next along the outline is at most this many spacings. */
const LONGEST_TURN = 4;
/** An island narrower than this share of a spacing is left to its neighbors. */
const LEAST_EXTENT = 0.2;
/**
 * How far from the edge lines end, mm: so near that their round ends fill what the wall leaves
 * between them, and turns have hardly anything to fill.
 */
const END_MM = 0.03;
/** The least part of a line's flow that a turn gets: less would be a string. */
const LEAST_SHARE = 0.15;

/**
 * Fills each island of an area with touching parallel lines at `angle` degrees. Their spacing is
 * adjusted so that a whole number of them ends exactly at both sides; width follows spacing. Each
 * line accounts for the area up to the edge it ends at; turns along the edge are thin. What lines
 * leave is for `fillGaps`; all together have just the volume of the area.
 */
export const solidLines = (
  area: Polygons,
  angle: number,
  flow: Flow,
  monotonic: boolean,
  fillGaps: (leftovers: Polygons) => readonly Bead[] = () => [],
): readonly SolidLines[] =>
  islands(area).flatMap((island) => {
    const turned = ringsOf(island).map((ring) => rotateToUnits(ring, -angle));
    const [, minY, , maxY] = boundingBox(turned)!;
    const extent = maxY - minY;
    if (extent < LEAST_EXTENT * toUnits(flow.spacing)) return [];
    const count = lineCount(extent / toUnits(flow.spacing), flow);
    const distance = extent / count;
    const end = Math.min(toUnits(END_MM), distance / 8);
    const strokes = hatch(offset(turned, -end), distance, minY + distance / 2);
    const paths = connectHatch(strokes, { longest: LONGEST_TURN * distance, monotonic });
    if (paths.length === 0) return [{ lines: [], gaps: fillGaps(ringsOf(island)), flow }];
    const share = Math.max(LEAST_SHARE, (2 * end) / distance);
    const lines = paths.map(({ points, turns }) => ({
      line: rotate(points, angle),
      shares: Float64Array.from(turns, (isTurn) => (isTurn === 1 ? share : 1)),
    }));
    const left = leftovers(turned, strokes, distance);
    const gaps = fillGaps(left.map((ring) => rotateToUnits(ring, angle)));
    const toFill = gaps.reduce((rest, gap) => rest - gapArea(gap), polygonsArea(turned));
    return [
      { lines, gaps, flow: withSpacing(flow, toMm(fillingSpacing(toFill, lines, distance))) },
    ];
  });

/** Threads do not get wider with their distance: rather some too near than some too far apart. */
const MOST_THREAD_GAP = 0.25;

/** How many lines fill what is `exact` spacings wide. */
const lineCount = (exact: number, flow: Flow): number =>
  Math.max(1, isThread(flow) ? Math.ceil(exact - MOST_THREAD_GAP) : Math.round(exact));

/** Lines are made thinner or wider by this share at most. */
const MOST_CHANGE = 0.1;

/** The spacing (units) whose beads lay down just as much as the area (square units) takes, near the lines' distance. */
const fillingSpacing = (area: number, lines: readonly SolidLine[], distance: number): number => {
  const length = lines.reduce((sum, { line, shares }) => sum + lineLength(line, shares), 0);
  const exact = length === 0 ? distance : area / length;
  const most = MOST_CHANGE * distance;
  return Math.min(distance + most, Math.max(distance - most, exact));
};

/** What a bead takes of the area, square units. */
export const gapArea = ({ line, flow }: Bead): number => lineLength(line) * toUnits(flow.spacing);

/** The same kind of bead at another spacing: pressed beads change their width, threads do not. */
const withSpacing = (flow: Flow, spacing: number): Flow =>
  isThread(flow) ? flow : beadFlow(flow.width + spacing - flow.spacing, flow.height);

const isThread = ({ width, height, spacing }: Flow): boolean =>
  Math.abs(beadFlow(width, height).spacing - spacing) > 1e-9;
