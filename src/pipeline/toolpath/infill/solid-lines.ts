// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import { islands } from '../../polygons/islands.ts';
import { hatch } from '../../polygons/hatch.ts';
import { boundingBox, polygonsArea } from '../../polygons/measure.ts';
import { offset } from '../../polygons/offset.ts';
import { ringsOf, type Line, type Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import { beadFlow, type Flow } from '../flow.ts';
import { lineLength } from '../speeds.ts';
import { connectHatch } from './connect-hatch.ts';

/** Lines of one island, and the flow that its adjusted spacing asks for. */
export interface SolidLines {
  readonly lines: readonly Line[];
  readonly flow: Flow;
}

/** The way from one line to the next along the outline is at most this many spacings. */
const LONGEST_TURN = 4;
/** An island narrower than this share of a spacing is left to its neighbors. */
const LEAST_EXTENT = 0.2;
/** 0.002 mm: lines that should lie on the outline do, rounding or not. */
const HAIR = 20;

/**
 * Fills each island of an area with touching parallel lines at `angle` degrees. Their spacing is
 * adjusted so that a whole number of them ends exactly at both sides; width follows spacing.
 * Lines end `overlap` mm beyond that, to bond with the wall and fill the corners of their turns,
 * and are made thinner by as much as this adds.
 */
export const solidLines = (
  area: Polygons,
  angle: number,
  flow: Flow,
  monotonic: boolean,
  overlap = 0,
): readonly SolidLines[] =>
  islands(area).flatMap((island) => {
    const turned = ringsOf(island).map((ring) => rotateToUnits(ring, -angle));
    const [, minY, , maxY] = boundingBox(turned)!;
    const extent = maxY - minY;
    if (extent < LEAST_EXTENT * toUnits(flow.spacing)) return [];
    const count = Math.max(1, Math.round(extent / toUnits(flow.spacing)));
    const distance = extent / count;
    const inset = Math.min(distance, toUnits(flow.spacing)) / 2 - HAIR - toUnits(overlap);
    const lines = connectHatch(hatch(offset(turned, -inset), distance, minY + distance / 2), {
      longest: LONGEST_TURN * distance,
      monotonic,
    });
    return [
      {
        lines: lines.map((line) => rotate(line, angle)),
        flow: withSpacing(flow, toMm(fillingSpacing(turned, lines, distance))),
      },
    ];
  });

/** Lines are thinned to this share at most. */
const LEAST_THINNING = 0.9;

/**
 * The spacing (units) whose beads lay down just the volume of the area: overlaps at the ends of
 * lines are taken off all along them. Never more than the lines' distance.
 */
const fillingSpacing = (area: Polygons, lines: readonly Line[], distance: number): number => {
  const length = lines.reduce((sum, line) => sum + lineLength(line), 0);
  const exact = length === 0 ? distance : polygonsArea(area) / length;
  return Math.min(distance, Math.max(LEAST_THINNING * distance, exact));
};

/** The same kind of bead at another spacing: pressed beads change their width, threads do not. */
const withSpacing = (flow: Flow, spacing: number): Flow => {
  const pressed = beadFlow(flow.width, flow.height);
  const isThread = Math.abs(pressed.spacing - flow.spacing) > 1e-9;
  return isThread ? flow : beadFlow(flow.width + spacing - flow.spacing, flow.height);
};
