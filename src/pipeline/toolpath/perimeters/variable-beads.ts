// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import { islands } from '../../polygons/clip.ts';
import type { AxisLine } from '../../polygons/medial-axis/axis-line.ts';
import { medialAxis } from '../../polygons/medial-axis/medial-axis.ts';
import { ringsOf, type Polygons } from '../../polygons/polygon.ts';
import type { Bead } from '../bead.ts';
import { beadFlow } from '../flow.ts';
import type { Role } from '../toolpath.ts';

/** A bead may differ from the local width by this much, mm, before a new width begins. */
const WIDTH_STEP_MM = 0.04;

/** Shorter lines than this many widths are specks and not printed. */
const LEAST_LENGTH_IN_WIDTHS = 1;

/**
 * Fills an area that is too narrow for two walls with beads along its middle, each as wide as the
 * area is there: pieces of constant width, end to end, within `minWidth` … `maxWidth` (mm).
 */
export const variableBeads = (
  area: Polygons,
  role: Role,
  widths: { readonly minWidth: number; readonly maxWidth: number },
  height: number,
): readonly Bead[] =>
  islands(area).flatMap((island) =>
    medialAxis(ringsOf(island), {
      minWidth: toUnits(widths.minWidth),
      maxWidth: toUnits(widths.maxWidth),
    }).flatMap((axis) => beadsAlong(axis, role, height)),
  );

const beadsAlong = (axis: AxisLine, role: Role, height: number): readonly Bead[] => {
  const { points, widths } = axisPolyline(axis);
  if (isSpeck(points, widths)) return [];
  const cuts = constantPieces(widths);
  const whole = axis.closed && cuts.length === 2;
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!;
    return {
      role,
      line: points.slice(2 * start, whole ? 2 * end : 2 * end + 2),
      closed: whole,
      flow: beadFlow(meanWidth(widths, start, end), height),
    };
  });
};

/** Points and widths (mm) along the axis, a closed one returning to its first point. */
const axisPolyline = ({ points, radii, closed }: AxisLine) => {
  const count = radii.length + (closed ? 1 : 0);
  const line = new Float64Array(2 * count);
  const widths = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const from = i % radii.length;
    line[2 * i] = Math.round(points[2 * from]!);
    line[2 * i + 1] = Math.round(points[2 * from + 1]!);
    widths[i] = 2 * toMm(radii[from]!);
  }
  return { points: line, widths };
};

const isSpeck = (points: Float64Array, widths: Float64Array): boolean => {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) {
    const dx = points[i]! - points[i - 2]!;
    const dy = points[i + 1]! - points[i - 1]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return toMm(length) < LEAST_LENGTH_IN_WIDTHS * Math.max(...widths.slice(0, 1));
};

/** Indices at which a new width begins, first and last included. */
const constantPieces = (widths: Float64Array): readonly number[] => {
  const cuts = [0];
  let low = widths[0]!;
  let high = low;
  for (let i = 1; i < widths.length - 1; i++) {
    low = Math.min(low, widths[i]!);
    high = Math.max(high, widths[i]!);
    if (high - low <= WIDTH_STEP_MM) continue;
    cuts.push(i);
    low = high = widths[i]!;
  }
  cuts.push(widths.length - 1);
  return cuts;
};

const meanWidth = (widths: Float64Array, start: number, end: number): number => {
  let sum = 0;
  for (let i = start; i <= end; i++) sum += widths[i]!;
  return sum / (end - start + 1);
};
