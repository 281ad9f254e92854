// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toMm, toUnits } from '../../../shared/units.ts';
import type { Line, Ring } from '../../polygons/polygon.ts';
import { simplifyLine } from '../../polygons/simplify.ts';
import { waysAlong } from './walls-beside.ts';

/** A stretch of a ring beside a gap. */
export interface Beside {
  /** Ways along the ring, units, ascending; those behind its first point count on. */
  readonly ways: readonly number[];
  /** How wide the gap is there, mm. */
  readonly gaps: readonly number[];
  /** All around: the last place is the first one. */
  readonly closed: boolean;
}

/** A ring that came nearer to its gaps. */
export interface WidenedRing {
  readonly line: Line;
  /** How wide the gap is beside each point, mm. */
  readonly gaps: Float64Array;
}

/** Between two points of the ring a gap's width may differ by this much from what they say, mm. */
const WIDTH_STEP_MM = 0.02;
/** Points nearer than this are one, mm. */
const SAME_MM = 0.01;
/** A corner is moved by at most this many times what its sides are. */
const LONGEST_MITER = 2;

/**
 * Moves a ring to its left by a quarter of the gaps beside it, so that a bead that is wider by half
 * a gap keeps its right edge. Over `ramp` units at both ends of a stretch it moves and widens evenly.
 */
export const widenedRing = (
  ring: Ring,
  stretches: readonly Beside[],
  ramp: number,
): WidenedRing => {
  const ways = waysAlong(ring);
  const around = ways[ways.length - 1]!;
  const knots = stretches.map((each) => fewest(each.closed ? each : withRamps(each, ramp)));
  const gapAt = (way: number): number => Math.max(...knots.map((each) => gapIn(each, way, around)));
  const same = toUnits(SAME_MM);
  const added = knots
    .flatMap((each) => each.ways)
    .map((way) => way % around)
    .sort((a, b) => a - b);
  const points: number[] = [];
  const gaps: number[] = [];
  const add = (way: number, side: number, isCorner: boolean): void => {
    const gap = gapAt(way);
    const shift = toUnits(gap / 4);
    const [nx, ny] = isCorner ? cornerNormal(ring, side) : leftNormal(ring, side);
    const along = way - ways[side]!;
    const [dx, dy] = direction(ring, side);
    points.push(
      Math.round(ring[2 * side]! + along * dx + shift * nx),
      Math.round(ring[2 * side + 1]! + along * dy + shift * ny),
    );
    gaps.push(gap);
  };
  let next = 0;
  for (let side = 0; side < ways.length - 1; side++) {
    add(ways[side]!, side, true);
    let before = ways[side]!;
    for (; next < added.length && added[next]! < ways[side + 1]!; next++) {
      const way = added[next]!;
      if (way - before < same || ways[side + 1]! - way < same) continue;
      add(way, side, false);
      before = way;
    }
  }
  return { line: Float64Array.from(points), gaps: Float64Array.from(gaps) };
};

/** Growing from nothing, and back to it. */
const withRamps = (stretch: Beside, most: number): Beside => {
  const { ways, gaps } = stretch;
  const [from, to] = [ways[0]!, ways[ways.length - 1]!];
  const ramp = Math.min(most, (to - from) / 3);
  const middle = ways.flatMap((way, i) =>
    way > from + ramp && way < to - ramp ? [{ way, gap: gaps[i]! }] : [],
  );
  const knots = [
    { way: from, gap: 0 },
    { way: from + ramp, gap: gapIn(stretch, from + ramp, Infinity) },
    ...middle,
    { way: to - ramp, gap: gapIn(stretch, to - ramp, Infinity) },
    { way: to, gap: 0 },
  ];
  return {
    ways: knots.map(({ way }) => way),
    gaps: knots.map(({ gap }) => gap),
    closed: false,
  };
};

/** The gap at a way along the ring, which is `around` long; 0 outside the stretch. */
const gapIn = ({ ways, gaps }: Beside, way: number, around: number): number => {
  const at = way < ways[0]! ? way + around : way;
  const after = ways.findIndex((each) => each >= at);
  if (after < 0 || at < ways[0]!) return 0;
  if (after === 0) return gaps[0]!;
  const [a, b] = [ways[after - 1]!, ways[after]!];
  const share = b > a ? (at - a) / (b - a) : 0;
  return gaps[after - 1]! + share * (gaps[after]! - gaps[after - 1]!);
};

/** Without places in between that the others tell as well. */
const fewest = (stretch: Beside): Beside => {
  const line = Float64Array.from(
    stretch.ways.flatMap((way, i) => [way, toUnits(stretch.gaps[i]!)]),
  );
  const kept = simplifyLine(line, toUnits(WIDTH_STEP_MM));
  const [ways, gaps]: [number[], number[]] = [[], []];
  for (let i = 0; i < kept.length; i += 2) {
    ways.push(kept[i]!);
    gaps.push(toMm(kept[i + 1]!));
  }
  return { ways, gaps, closed: stretch.closed };
};

const direction = (ring: Ring, side: number): readonly [number, number] => {
  const next = (2 * side + 2) % ring.length;
  const dx = ring[next]! - ring[2 * side]!;
  const dy = ring[next + 1]! - ring[2 * side + 1]!;
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  return [dx / length, dy / length];
};

const leftNormal = (ring: Ring, side: number): readonly [number, number] => {
  const [dx, dy] = direction(ring, side);
  return [-dy, dx];
};

/** What moves a corner so that both its sides move by 1. */
const cornerNormal = (ring: Ring, corner: number): readonly [number, number] => {
  const count = ring.length / 2;
  const [ax, ay] = leftNormal(ring, (corner + count - 1) % count);
  const [bx, by] = leftNormal(ring, corner);
  const scale = Math.min(1 / (1 + ax * bx + ay * by), LONGEST_MITER / 2);
  return [scale * (ax + bx), scale * (ay + by)];
};
