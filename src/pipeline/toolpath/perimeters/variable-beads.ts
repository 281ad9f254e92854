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
import { meanWidth, strandOf, type Strand } from './strand.ts';

/** What beads of variable width are made of. */
export interface VariableStyle {
  readonly role: Role;
  /** Where the area is narrower or wider than this there is no bead, mm. */
  readonly minWidth: number;
  readonly maxWidth: number;
  /** From this width on two beads lie side by side, each half as wide, mm. */
  readonly pairFrom: number;
  /** Tells whether what is printed beside the area covers this point; absent: nothing does. */
  readonly holds?: (x: number, y: number) => boolean;
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
  islands(area).flatMap((island) =>
    medialAxis(ringsOf(island), {
      minWidth: toUnits(style.minWidth),
      maxWidth: toUnits(style.maxWidth),
      leastOpposition: style.corners === true ? CORNER_OPPOSITION : undefined,
    })
      .flatMap((axis) => strandsAlong(axis, style))
      .flatMap((strand) => beadsAlong(strand, style)),
  );

const strandsAlong = (axis: AxisLine, style: VariableStyle): readonly Strand[] => {
  const line = axisStrand(axis);
  if (axis.closed) return pairStrands(line, style.pairFrom, [false, false]);
  const [start, end] = axis.forks.map(
    (isFork, side) => !isFork && isHeld(line, side === 1, style.holds),
  ) as [boolean, boolean];
  const turns = axis.forks.map((isFork, side) => !isFork && ![start, end][side]);
  return pairStrands(reaching(line, start, end), style.pairFrom, turns as [boolean, boolean]);
};

const beadsAlong = (strand: Strand, style: VariableStyle): readonly Bead[] => {
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

/** Looked for what holds an end this far beyond its round, mm. */
const BEYOND_MM = 0.05;

/** Whether an end runs against something that is printed, a wall, and not against the outline. */
const isHeld = (line: Strand, atEnd: boolean, holds: VariableStyle['holds']): boolean => {
  if (holds === undefined) return false;
  const { x, y, dx, dy, radius } = endOf(line, atEnd);
  const reach = radius + toUnits(BEYOND_MM);
  return holds(x + reach * dx, y + reach * dy);
};

/** The same line, at ends that are held longer by half its width: up to where it is held. */
const reaching = (line: Strand, atStart: boolean, atEnd: boolean): Strand => {
  if (!atStart && !atEnd) return line;
  const points = [...line.points];
  const widths = [...line.widths];
  for (const isEnd of [false, true]) {
    if (!(isEnd ? atEnd : atStart)) continue;
    const { x, y, dx, dy, radius } = endOf(line, isEnd);
    const point = [x + radius * dx, y + radius * dy];
    if (isEnd) points.push(...point);
    else points.unshift(...point);
    if (isEnd) widths.push(widths[widths.length - 1]!);
    else widths.unshift(widths[0]!);
  }
  return strandOf(points, widths, false);
};

/** An end, the direction out of it, and half the width there, units. */
const endOf = ({ points, widths, lengths }: Strand, atEnd: boolean) => {
  const last = widths.length - 1;
  const at = atEnd ? last : 0;
  const step = atEnd ? -1 : 1;
  let back = at + step;
  while (
    back + step >= 0 &&
    back + step <= last &&
    Math.abs(lengths[back]! - lengths[at]!) < widths[at]! / 2
  )
    back += step;
  const x = points[2 * at]!;
  const y = points[2 * at + 1]!;
  const dx = x - points[2 * back]!;
  const dy = y - points[2 * back + 1]!;
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  return { x, y, dx: dx / length, dy: dy / length, radius: toUnits(widths[at]! / 2) };
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
