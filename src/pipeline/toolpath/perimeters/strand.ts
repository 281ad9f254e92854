// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm } from '../../../shared/units.ts';

/** A line that says at each point how wide a bead has to be there. A closed one repeats its first point. */
export interface Strand {
  /** x y in units, stride 2. */
  readonly points: Float64Array;
  /** Way from the start to each point, mm. */
  readonly lengths: Float64Array;
  /** mm. */
  readonly widths: Float64Array;
  readonly closed: boolean;
}

/** Rounds the points to whole units. */
export const strandOf = (
  points: ArrayLike<number>,
  widths: ArrayLike<number>,
  closed: boolean,
): Strand => {
  const rounded = new Float64Array(points.length);
  for (let i = 0; i < rounded.length; i++) rounded[i] = Math.round(points[i]!);
  const lengths = new Float64Array(widths.length);
  for (let i = 1; i < lengths.length; i++) {
    const dx = rounded[2 * i]! - rounded[2 * i - 2]!;
    const dy = rounded[2 * i + 1]! - rounded[2 * i - 1]!;
    lengths[i] = lengths[i - 1]! + toMm(Math.sqrt(dx * dx + dy * dy));
  }
  return { points: rounded, lengths, widths: new Float64Array(widths), closed };
};

/** The part from point `start` to point `end`, both included. */
export const partOf = ({ points, widths, closed }: Strand, start: number, end: number): Strand =>
  strandOf(
    points.subarray(2 * start, 2 * end + 2),
    widths.subarray(start, end + 1),
    closed && start === 0 && end === widths.length - 1,
  );

/** Mean width over the way from point `start` to point `end`, so that the volume is right. */
export const meanWidth = ({ widths, lengths }: Strand, start: number, end: number): number => {
  const length = lengths[end]! - lengths[start]!;
  if (length <= 0) return widths[start]!;
  let sum = 0;
  for (let i = start + 1; i <= end; i++)
    sum += ((widths[i]! + widths[i - 1]!) / 2) * (lengths[i]! - lengths[i - 1]!);
  return sum / length;
};

/** The direction of a strand is taken over this much of it to either side, in half widths. */
const AROUND = 0.5;

/** Unit vector along the strand around point i: single steps of an axis are short and uneven. */
export const directionAt = (
  { points, lengths, widths, closed }: Strand,
  i: number,
): readonly [number, number] => {
  const last = widths.length - 1;
  const reach = (AROUND * widths[i]!) / 2;
  let before = i;
  while (before > 0 && lengths[i]! - lengths[before]! < reach) before--;
  let after = i;
  while (after < last && lengths[after]! - lengths[i]! < reach) after++;
  // Around the seam of a closed line.
  if (closed && (i === 0 || i === last)) [before, after] = [last - 1, 1];
  const dx = points[2 * after]! - points[2 * before]!;
  const dy = points[2 * after + 1]! - points[2 * before + 1]!;
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  return [dx / length, dy / length];
};
