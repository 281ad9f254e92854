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

/** What beads of variable width are made of. */
export interface VariableStyle {
  readonly role: Role;
  /** Where the area is narrower or wider than this there is no bead, mm. */
  readonly minWidth: number;
  readonly maxWidth: number;
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

/** cos 60°: what faces each other on the bisector of 120°. */
const CORNER_OPPOSITION = 0.5;

/** Shorter lines than this many widths are specks and not printed. */
const LEAST_LENGTH_IN_WIDTHS = 0.5;

/**
 * Fills an area that is too narrow for two walls with beads along its middle, each as wide as the
 * area is there: pieces of constant width, end to end, within `minWidth` … `maxWidth`.
 */
export const variableBeads = (area: Polygons, style: VariableStyle): readonly Bead[] =>
  islands(area).flatMap((island) =>
    medialAxis(ringsOf(island), {
      minWidth: toUnits(style.minWidth),
      maxWidth: toUnits(style.maxWidth),
      leastOpposition: style.corners === true ? CORNER_OPPOSITION : undefined,
    }).flatMap((axis) => beadsAlong(axis, style)),
  );

const beadsAlong = (axis: AxisLine, style: VariableStyle): readonly Bead[] => {
  const line = axisPolyline(axis);
  const { points, lengths, widths } = line;
  if (lengths[lengths.length - 1]! < LEAST_LENGTH_IN_WIDTHS * meanWidth(line, 0, widths.length - 1))
    return [];
  const cuts = constantPieces(line);
  const whole = axis.closed && cuts.length === 2;
  return cuts.slice(1).flatMap((end, i) => {
    const start = cuts[i]!;
    const simple = simplifyLine(points.slice(2 * start, 2 * end + 2), toUnits(style.resolution));
    const width = Math.max(style.minWidth, meanWidth(line, start, end));
    return {
      role: style.role,
      line: whole ? simple.slice(0, -2) : simple,
      closed: whole,
      flow: style.flowOf(width),
    };
  });
};

/** An axis as a line: points in units; way from the start to each, and width there, in mm. */
interface Axis {
  readonly points: Float64Array;
  readonly lengths: Float64Array;
  readonly widths: Float64Array;
}

/** A closed axis returns to its first point. */
const axisPolyline = ({ points, radii, closed }: AxisLine): Axis => {
  const count = radii.length + (closed ? 1 : 0);
  const line = new Float64Array(2 * count);
  const widths = new Float64Array(count);
  const lengths = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const from = i % radii.length;
    line[2 * i] = Math.round(points[2 * from]!);
    line[2 * i + 1] = Math.round(points[2 * from + 1]!);
    widths[i] = 2 * toMm(radii[from]!);
    if (i === 0) continue;
    const dx = line[2 * i]! - line[2 * i - 2]!;
    const dy = line[2 * i + 1]! - line[2 * i - 1]!;
    lengths[i] = lengths[i - 1]! + toMm(Math.sqrt(dx * dx + dy * dy));
  }
  return { points: line, lengths, widths };
};

/** Indices at which a new width begins, first and last included. */
const constantPieces = ({ widths, lengths }: Axis): readonly number[] => {
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

/** Mean over the way, so that the volume is right. */
const meanWidth = ({ widths, lengths }: Axis, start: number, end: number): number => {
  const length = lengths[end]! - lengths[start]!;
  if (length <= 0) return widths[start]!;
  let sum = 0;
  for (let i = start + 1; i <= end; i++)
    sum += ((widths[i]! + widths[i - 1]!) / 2) * (lengths[i]! - lengths[i - 1]!);
  return sum / length;
};
