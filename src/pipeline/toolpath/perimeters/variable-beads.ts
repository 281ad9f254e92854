// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import { islands } from '../../polygons/islands.ts';
import type { AxisLine } from '../../polygons/medial-axis/axis-line.ts';
import { medialAxis } from '../../polygons/medial-axis/medial-axis.ts';
import { ringsOf, type Polygons } from '../../polygons/polygon.ts';
import { simplifyLine } from '../../polygons/simplify.ts';
import type { Bead } from '../bead.ts';
import type { Flow } from '../flow.ts';
import type { Role } from '../toolpath.ts';
import { pairStrands } from './pair-strands.ts';
import { isHeld, reaching, type Holds } from './strand-ends.ts';
import { meanWidth, strandOf, type Strand } from './strand.ts';

/** What beads of variable width are made of. */
export interface VariableStyle {
  readonly role: Role;
  /** Where the area is narrower or wider than this there is no bead, mm. */
  readonly minWidth: number;
  readonly maxWidth: number;
  /** From this width on two beads lie side by side, each half as wide, mm. */
  readonly pairFrom: number;
  /** Absent: nothing beside the area holds an end. */
  readonly holds?: Holds;
  /** Whether corners get beads too, up to 120°: an outline must be reached, a gap need not. */
  readonly corners?: boolean;
  /** The flow that fills the area where it is `width` mm wide. */
  readonly flowOf: (width: number) => Flow;
  /** Detail of the line that is left out, mm. */
  readonly resolution: number;
}

/** A bead may differ from the local width by this much, mm, before a new width begins … */
const WIDTH_STEP_MM = 0.04;
/** … unless it is shorter than this many widths. */
const LEAST_PIECE_IN_WIDTHS = 0.25;

/** Two beads side by side are each at least 0.8 of the usual width: twice that, in usual widths. */
export const PAIR_FROM = 1.6;

/** cos 60°: what faces each other on the bisector of 120°. */
const CORNER_OPPOSITION = 0.5;

/** Shorter lines than this many widths are specks and not printed. */
const LEAST_LENGTH_IN_WIDTHS = 0.5;

/**
 * Fills an area that is too narrow for two walls with beads along its middle, each as wide as the
 * area is there, or two side by side: pieces of constant width, end to end, within `minWidth` …
 * `maxWidth`.
 */
export const variableBeads = (area: Polygons, style: VariableStyle): readonly Bead[] =>
  strandsIn(area, style).flatMap((strand) => beadsAlong(strand, style));

/** Where those beads lie, and how wide they are there. */
export const strandsIn = (area: Polygons, style: VariableStyle): readonly Strand[] =>
  islands(area).flatMap((island) =>
    medialAxis(ringsOf(island), {
      minWidth: toUnits(style.minWidth),
      maxWidth: toUnits(style.maxWidth),
      leastOpposition: style.corners === true ? CORNER_OPPOSITION : undefined,
    }).flatMap((axis) => strandsAlong(axis, style)),
  );

const strandsAlong = (axis: AxisLine, { pairFrom, holds }: VariableStyle): readonly Strand[] => {
  const line = axisStrand(axis);
  const isFree = (side: 0 | 1): boolean => !axis.closed && !axis.forks[side];
  const isHeldAt = (side: 0 | 1): boolean => isFree(side) && isHeld(line, side === 1, holds);
  const held = [isHeldAt(0), isHeldAt(1)] as const;
  const turns = [isFree(0) && !held[0], isFree(1) && !held[1]] as const;
  return pairStrands(reaching(line, ...held), pairFrom, turns);
};

/** Beads along one strand: none along a speck. */
export const beadsAlong = (strand: Strand, style: VariableStyle): readonly Bead[] => {
  const { points, lengths, widths, closed } = strand;
  const last = widths.length - 1;
  if (lengths[last]! < LEAST_LENGTH_IN_WIDTHS * meanWidth(strand, 0, last)) return [];
  const cuts = constantPieces(strand);
  const whole = closed && cuts.length === 2;
  return cuts.slice(1).flatMap((end, i) => {
    const start = cuts[i]!;
    const simple = simplifyLine(points.slice(2 * start, 2 * end + 2), toUnits(style.resolution));
    const width = Math.max(style.minWidth, meanWidth(strand, start, end));
    return {
      role: style.role,
      line: whole ? simple.slice(0, -2) : simple,
      closed: whole,
      flow: style.flowOf(width),
    };
  });
};

const axisStrand = ({ points, radii, closed }: AxisLine): Strand => {
  const widths = radii.map((radius) => 2 * toMm(radius));
  return closed
    ? strandOf([...points, points[0]!, points[1]!], [...widths, widths[0]!], true)
    : strandOf(points, widths, false);
};

/** Indices at which a new width begins, first and last included. */
const constantPieces = ({ widths, lengths }: Strand): readonly number[] => {
  const cuts = [0];
  let low = widths[0]!;
  let high = low;
  for (let i = 1; i < widths.length - 1; i++) {
    low = Math.min(low, widths[i]!);
    high = Math.max(high, widths[i]!);
    if (high - low <= WIDTH_STEP_MM) continue;
    if (lengths[i]! - lengths[cuts[cuts.length - 1]!]! < LEAST_PIECE_IN_WIDTHS * high) continue;
    cuts.push(i);
    low = high = widths[i]!;
  }
  cuts.push(widths.length - 1);
  return cuts;
};
