// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { hatch } from '../../polygons/hatch.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import { rotate, rotateToUnits } from '../../polygons/rotate.ts';
import { jointsOf, type Anchoring } from './anchoring.ts';
import { connectEnds, type JoinedLines } from './connect-ends.ts';
import type { AnchoredLine } from './ends-on-rings.ts';

/** Lines are joined along the outline over at most this share of the way to the next one beside them. */
const LONGEST_JOINT = 5;
/** Ends nearer than this share of the distance meet: lines are bent by half of it at most. */
const MEETING = 0.25;
/** A line that cuts off a corner and is shorter than this share of the distance carries nothing. */
const LEAST_CUT = 0.5;

/** One set of parallel lines. */
export interface LineSet {
  /** Direction of the lines, °. */
  readonly angle: number;
  /** How far the whole set is moved across its direction, mm. */
  readonly shift?: number;
}

/**
 * Sets of parallel lines, `distance` mm apart in each set, joined along the outline. They lie on one
 * grid over the whole bed, so that each layer's lines stand on those below.
 */
export const sparseLines = (
  area: Polygons,
  sets: readonly LineSet[],
  distance: number,
  anchoring: Anchoring,
): readonly JoinedLines[] => {
  const lines = sets.flatMap((set) => parallelLines(area, set, distance));
  const joints = jointsOf(anchoring, distance * LONGEST_JOINT);
  return connectEnds(lines, area, { ...joints, meeting: toUnits(distance * MEETING) });
};

const parallelLines = (
  area: Polygons,
  { angle, shift = 0 }: LineSet,
  distance: number,
): readonly AnchoredLine[] => {
  const turned = area.map((ring) => rotateToUnits(ring, -angle));
  const { spans, x, ring, side, yOf } = hatch(turned, toUnits(distance), toUnits(shift));
  const shortest = toUnits(distance * LEAST_CUT);
  const lines: AnchoredLine[] = [];
  for (const { line, left, right } of spans) {
    const rings = [ring[left]!, ring[right]!] as const;
    const sides = [side[left]!, side[right]!] as const;
    if (x[right]! - x[left]! < shortest && rings[0] === rings[1])
      if (areNeighbors(sides, turned[rings[0]]!.length / 2)) continue;
    const ends = Float64Array.of(x[left]!, yOf(line), x[right]!, yOf(line));
    lines.push({ line: rotate(ends, angle), rings, sides });
  }
  return lines;
};

/** Whether one corner lies between two sides of a ring. */
const areNeighbors = ([a, b]: readonly [number, number], count: number): boolean =>
  Math.abs(a - b) === 1 || Math.abs(a - b) === count - 1;
