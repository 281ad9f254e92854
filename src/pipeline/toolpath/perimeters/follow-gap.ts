// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { ringLength } from '../../polygons/measure.ts';
import type { Bead } from '../bead.ts';
import { directionAt, type Strand } from './strand.ts';
import { wallsBeside, type Foot } from './walls-beside.ts';
import type { Beside } from './widened-ring.ts';

/** A stretch of a gap, from one point of its middle to another, and the walls at both sides. */
export interface BetweenWalls {
  readonly from: number;
  readonly to: number;
  readonly sides: readonly WallStretch[];
}

export interface WallStretch extends Beside {
  /** Number of the wall. */
  readonly wall: number;
}

/** A wall touches a gap when it is this near to where it should be, in its widths. */
const TOLERANCE = 0.1;
/** From one place of a gap to the next a wall turns around no longer a corner than this, in its widths. */
const LONGEST_CORNER = 3;

/** What is left and right of a place in a gap; a way along both. */
interface Pair<T> {
  readonly left: T;
  readonly right: T;
}

/**
 * Gives a function that finds the stretches of a gap's middle with a wall at both sides and no wider
 * than `most` of a wall's widths. The middle is as wide as what the walls' spacing leaves.
 */
export const gapFollower = (
  walls: readonly Bead[],
  most: number,
): ((strand: Strand) => readonly BetweenWalls[]) => {
  const wallFrom = wallsBeside(walls.map(({ line }) => line));
  const around = walls.map(({ line }) => ringLength(line));
  const widest = Math.max(...walls.map(({ flow }) => flow.width));

  const footAt = ({ points, widths }: Strand, i: number, nx: number, ny: number) => {
    const gap = widths[i]!;
    const reach = toUnits((gap + widest) / 2 + TOLERANCE * widest);
    const foot = wallFrom(points[2 * i]!, points[2 * i + 1]!, nx, ny, reach);
    if (foot === undefined) return undefined;
    const { width, spacing } = walls[foot.wall]!.flow;
    const off = Math.abs(foot.distance - toUnits((gap + spacing) / 2));
    return gap <= most * width && off <= toUnits(TOLERANCE * width) ? foot : undefined;
  };
  const feetAt = (strand: Strand, i: number): Pair<Foot> | undefined => {
    if (strand.widths[i]! > most * widest) return undefined;
    const [dx, dy] = directionAt(strand, i);
    const left = footAt(strand, i, -dy, dx);
    const right = left && footAt(strand, i, dy, -dx);
    return right && { left, right };
  };
  /** The way along a wall from one foot to the next, units; undefined where they are not neighbors. */
  const wayBetween = (a: Foot, b: Foot, step: number): number | undefined => {
    if (a.wall !== b.wall) return undefined;
    const all = around[a.wall]!;
    const { width } = walls[a.wall]!.flow;
    const way = (((b.way - a.way) % all) + all) % all;
    if (way <= toUnits(step + LONGEST_CORNER * width)) return way;
    return all - way <= toUnits(TOLERANCE * width) ? 0 : undefined;
  };
  /** Walls have the gap on their left, so the one on its left runs against it. */
  const stepBetween = (a: Pair<Foot> | undefined, b: Pair<Foot> | undefined, step: number) => {
    const right = a && b && wayBetween(a.right, b.right, step);
    const left = a && b && wayBetween(b.left, a.left, step);
    return right === undefined || left === undefined ? undefined : { left, right };
  };
  const stretch = (
    foot: Foot,
    steps: readonly number[],
    gaps: readonly number[],
    closed: boolean,
  ) => {
    const ways = [foot.way];
    for (const step of steps) ways.push(ways[ways.length - 1]! + step);
    const isAllAround = Math.abs(ways[ways.length - 1]! - foot.way - around[foot.wall]!) < 1;
    return { wall: foot.wall, ways, gaps, closed: closed && isAllAround };
  };

  return (strand) => {
    const { widths, lengths } = strand;
    const feet = Array.from(widths, (_, i) => feetAt(strand, i));
    const steps = feet
      .slice(1)
      .map((foot, i) => stepBetween(feet[i], foot, lengths[i + 1]! - lengths[i]!));
    return runsOf(steps).map(({ from, to, run }) => {
      const gaps = Array.from(widths.subarray(from, to + 1));
      const closed = strand.closed && run.length === steps.length;
      const [rights, lefts] = [run.map(({ right }) => right), run.map(({ left }) => left)];
      const sides = [
        stretch(feet[from]!.right, rights, gaps, closed),
        stretch(feet[to]!.left, lefts.reverse(), gaps.toReversed(), closed),
      ];
      return { from, to, sides };
    });
  };
};

/** Runs of what is there: from the number of the first, and up to the one after the last. */
const runsOf = <T>(all: readonly (T | undefined)[]) => {
  const runs: { from: number; to: number; run: T[] }[] = [];
  all.forEach((each, i) => {
    if (each === undefined) return;
    const last = runs.at(-1);
    if (last?.to === i) {
      last.run.push(each);
      last.to++;
    } else runs.push({ from: i, to: i + 1, run: [each] });
  });
  return runs;
};
