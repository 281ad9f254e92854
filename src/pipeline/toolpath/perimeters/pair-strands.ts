// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { directionAt, partOf, strandOf, type Strand } from './strand.ts';

/** A stretch of two strands is at least this many widths long. */
const LEAST_LENGTH_IN_WIDTHS = 2;
/** Two strands go on down to this share of the width from which they begin. */
const GO_ON = 0.95;

/**
 * A strand as it is where it is narrow; where it is at least `from` wide (mm), two in its place, side
 * by side and half as wide. `turns` tells at which ends of the strand the two are one that turns there.
 */
export const pairStrands = (
  strand: Strand,
  from: number,
  turns: readonly [boolean, boolean],
): readonly Strand[] => {
  const last = strand.widths.length - 1;
  const found = stretches(strand, from);
  if (found.every(({ isWide }) => !isWide)) return [strand];
  return found.flatMap(({ start, end, isWide }) => {
    const part = partOf(strand, start, end);
    if (!isWide) return [part];
    return sideBySide(part, [start === 0 && turns[0], end === last && turns[1]]);
  });
};

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly isWide: boolean;
}

/** Cuts a strand where it becomes wide or narrow; neighbors share a point. */
const stretches = ({ widths, lengths }: Strand, from: number): readonly Stretch[] => {
  const last = widths.length - 1;
  const wide: Stretch[] = [];
  for (let i = 0; i <= last; i++) {
    if (widths[i]! < from) continue;
    let end = i;
    while (end < last && widths[end + 1]! >= GO_ON * from) end++;
    if (lengths[end]! - lengths[i]! >= LEAST_LENGTH_IN_WIDTHS * from)
      wide.push({ start: i, end, isWide: true });
    i = end;
  }
  const all: Stretch[] = [];
  let at = 0;
  for (const stretch of wide) {
    if (stretch.start > at) all.push({ start: at, end: stretch.start, isWide: false });
    all.push(stretch);
    at = stretch.end;
  }
  if (at < last) all.push({ start: at, end: last, isWide: false });
  return all;
};

const sideBySide = (part: Strand, [turnsAtStart, turnsAtEnd]: readonly [boolean, boolean]) => {
  const { closed } = part;
  const left = beside(part, 1, turnsAtStart, turnsAtEnd);
  const right = beside(part, -1, turnsAtStart, turnsAtEnd);
  if (closed || (!turnsAtStart && !turnsAtEnd))
    return [left, right].map((side) => strandOf(side.points, side.widths, closed));
  const back = reversed(right);
  const [first, second] = turnsAtEnd ? [left, back] : [back, left];
  const points = [...first.points, ...second.points];
  const widths = [...first.widths, ...second.widths];
  if (!turnsAtStart || !turnsAtEnd) return [strandOf(points, widths, false)];
  points.push(points[0]!, points[1]!);
  widths.push(widths[0]!);
  return [strandOf(points, widths, true)];
};

interface Side {
  readonly points: readonly number[];
  readonly widths: readonly number[];
}

/** A quarter of the width to the left (1) or right (-1); where it turns, a quarter beyond the end. */
const beside = (part: Strand, side: number, beforeStart: boolean, beyondEnd: boolean): Side => {
  const { points, widths, closed } = part;
  const last = widths.length - 1;
  const sidePoints: number[] = [];
  for (let i = 0; i <= last; i++) {
    const [dx, dy] = directionAt(part, i);
    const quarter = toUnits(widths[i]! / 4);
    const isBefore = !closed && i === 0 && beforeStart;
    const isBeyond = !closed && i === last && beyondEnd;
    const along = (Number(isBeyond) - Number(isBefore)) * quarter;
    sidePoints.push(
      points[2 * i]! - side * quarter * dy + along * dx,
      points[2 * i + 1]! + side * quarter * dx + along * dy,
    );
  }
  return { points: sidePoints, widths: Array.from(widths, (width) => width / 2) };
};

const reversed = ({ points, widths }: Side): Side => ({
  points: widths.flatMap((_, i) => {
    const at = 2 * (widths.length - 1 - i);
    return [points[at]!, points[at + 1]!];
  }),
  widths: [...widths].reverse(),
});
