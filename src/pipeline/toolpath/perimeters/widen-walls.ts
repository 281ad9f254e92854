// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { ringLength } from '../../polygons/measure.ts';
import type { Bead } from '../bead.ts';
import { gapFollower, type BetweenWalls, type WallStretch } from './follow-gap.ts';
import { partOf, type Strand } from './strand.ts';
import { widenedRing, type Beside } from './widened-ring.ts';

/** Walls, and what stays of the gaps between them. */
export interface Widened {
  readonly walls: readonly Bead[];
  readonly strands: readonly Strand[];
}

/** A gap up to this share of a wall's width is shared by the walls beside it; a wider one has a bead of its own. */
const MOST_GAP = 0.66;
/** Shorter stretches than this many widths of the wall are not worth a change … */
const LEAST_STRETCH = 2;
/** … and shorter pieces than this many beside one are not worth a bead. */
const LEAST_REST = 0.5;
/** Over this share of its width a wall becomes wider. */
const RAMP = 0.25;

/**
 * Where a narrow gap lies between two walls, each becomes wider by half of it, and its outer edge
 * stays where it is. `strands` are the middles of gaps, as wide as what the walls' spacing leaves.
 */
export const widenWalls = (walls: readonly Bead[], strands: readonly Strand[]): Widened => {
  const widest = Math.max(0, ...walls.map(({ flow }) => flow.width));
  const isNarrow = (width: number): boolean => width <= MOST_GAP * widest;
  if (!strands.some(({ widths }) => widths.some(isNarrow))) return { walls, strands };
  const follow = gapFollower(walls, MOST_GAP);
  const beside: Beside[][] = walls.map(() => []);
  const around = walls.map(({ line }) => ringLength(line));
  const isFree = (side: WallStretch): boolean =>
    beside[side.wall]!.every((other) => !overlap(other, side, around[side.wall]!));

  const rest = strands.flatMap((strand) => {
    const taken = follow(strand).filter((between) => {
      const { from, to, sides } = between;
      const length = strand.lengths[to]! - strand.lengths[from]!;
      if (length < LEAST_STRETCH * widest || !sides.every(isFree)) return false;
      for (const side of sides) beside[side.wall]!.push(side);
      return true;
    });
    return without(strand, taken, LEAST_REST * widest);
  });
  return { walls: walls.map((wall, i) => widened(wall, beside[i]!)), strands: rest };
};

/** Whether two stretches of a ring have a place in common. */
const overlap = (a: Beside, b: Beside, around: number): boolean => {
  const [from, to] = [a.ways[0]!, a.ways.at(-1)!];
  return [-around, 0, around].some(
    (turn) => b.ways[0]! + turn < to && b.ways.at(-1)! + turn > from,
  );
};

/** What is left of a strand, but for pieces shorter than `least` mm. */
const without = (
  strand: Strand,
  taken: readonly BetweenWalls[],
  least: number,
): readonly Strand[] => {
  if (taken.length === 0) return [strand];
  const ends = [...taken.map(({ from }) => from), strand.widths.length - 1];
  const starts = [0, ...taken.map(({ to }) => to)];
  return starts
    .map((start, i) => partOf(strand, start, ends[i]!))
    .filter(({ lengths }) => lengths.at(-1)! >= least);
};

/** A wall with more flow beside its gaps. */
const widened = (wall: Bead, stretches: readonly Beside[]): Bead => {
  if (stretches.length === 0) return wall;
  const { width, height, mm3PerMm } = wall.flow;
  const { line, gaps } = widenedRing(wall.line, stretches, toUnits(RAMP * width));
  const shares = gaps.map((gap, i) => {
    const next = gaps[(i + 1) % gaps.length]!;
    return 1 + (((gap + next) / 4) * height) / mm3PerMm;
  });
  return { ...wall, line, shares };
};
