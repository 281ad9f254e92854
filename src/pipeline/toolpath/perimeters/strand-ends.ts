// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { strandOf, type Strand } from './strand.ts';

/** Tells whether what is printed beside an area covers a point, in units. */
export type Holds = (x: number, y: number) => boolean;

/** Looked for what holds an end this far beyond its round, mm. */
const BEYOND_MM = 0.05;

/** Whether an end runs against something that is printed, a wall, and not against the outline. */
export const isHeld = (line: Strand, atEnd: boolean, holds?: Holds): boolean => {
  if (holds === undefined) return false;
  const { x, y, dx, dy, radius } = endOf(line, atEnd);
  const reach = radius + toUnits(BEYOND_MM);
  return holds(x + reach * dx, y + reach * dy);
};

/** The same line, at ends that are held longer by half its width: up to where it is held. */
export const reaching = (line: Strand, atStart: boolean, atEnd: boolean): Strand => {
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
