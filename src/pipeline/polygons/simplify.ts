// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { squaredDistanceToSegment } from './measure.ts';
import type { Line, Polygons, Ring } from './polygon.ts';

/**
 * Leaves out points that lie within `tolerance` units of the line between those that stay
 * (Douglas & Peucker 1973), keeping the two points that are farthest apart from the first.
 * Rings that vanish are dropped. The result may touch itself where it was narrower than the tolerance.
 */
export const simplify = (polygons: Polygons, tolerance: number): Polygons => {
  if (tolerance <= 0) return polygons;
  return polygons.map((ring) => simplifyRing(ring, tolerance)).filter((ring) => ring.length >= 6);
};

/** The same for an open line, whose ends stay. */
export const simplifyLine = (line: Line, tolerance: number): Line => {
  const n = line.length / 2;
  if (n <= 2 || tolerance <= 0) return line;
  const keep = new Uint8Array(n);
  keep[0] = 1;
  keep[n - 1] = 1;
  markKept(line, 0, n - 1, tolerance * tolerance, keep);
  return pick(line, keep);
};

const simplifyRing = (ring: Ring, tolerance: number): Ring => {
  if (ring.length <= 8) return ring;
  const bent = withoutStraights(ring);
  const n = bent.length / 2;
  if (n <= 4) return bent;
  return decimateRing(bent, tolerance);
};

/** Rounding to whole units moves a point of a straight side no further from it than this. */
const STRAIGHT = 0.75;

/**
 * Without the points on straight sides: where a cut crosses the diagonals of flat walls. They
 * move from layer to layer; the corners do not, so that layers alike stay alike.
 */
const withoutStraights = (ring: Ring): Ring => {
  const n = ring.length / 2;
  const keep = new Uint8Array(n).fill(1);
  let before = n - 1;
  for (let i = 0; i < n; i++) {
    const distance = squaredDistanceToSegment(
      ring,
      before,
      (i + 1) % n,
      ring[2 * i]!,
      ring[2 * i + 1]!,
    );
    if (distance <= STRAIGHT * STRAIGHT) keep[i] = 0;
    else before = i;
  }
  return pick(ring, keep);
};

/** Points that stand for flat faces stay within this of the side that takes their place. */
const STRAIGHT_TOGETHER = 1.5;

/**
 * Leaves out the points of a ring (x y, stride 2) that are marked as lying on straight sides, but
 * for those of sides that bend all the same, little by little.
 */
export const straighten = (chain: ArrayLike<number>, straight: ArrayLike<number>): Ring => {
  const ring = Float64Array.from(chain);
  const keep = Uint8Array.from(straight, (is) => (is === 1 ? 0 : 1));
  const corners: number[] = [];
  keep.forEach((kept, i) => kept === 1 && corners.push(i));
  if (corners.length < 2) return ring;
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % corners.length]!;
    markKept(ring, from, to, STRAIGHT_TOGETHER * STRAIGHT_TOGETHER, keep);
  });
  return pick(ring, keep);
};

const decimateRing = (ring: Ring, tolerance: number): Ring => {
  const n = ring.length / 2;
  const keep = new Uint8Array(n);
  const start = lowestPoint(ring);
  const far = farthestFrom(ring, start);
  keep[start] = 1;
  keep[far] = 1;
  markKept(ring, start, far, tolerance * tolerance, keep);
  markKept(ring, far, start + n, tolerance * tolerance, keep);
  return pick(ring, keep);
};

/** The lowest, then leftmost point: the same wherever the ring begins. */
const lowestPoint = (ring: Ring): number => {
  let best = 0;
  for (let i = 1; i < ring.length / 2; i++) {
    const dy = ring[2 * i + 1]! - ring[2 * best + 1]!;
    if (dy < 0 || (dy === 0 && ring[2 * i]! < ring[2 * best]!)) best = i;
  }
  return best;
};

const farthestFrom = (ring: Ring, from: number): number => {
  let best = from;
  let bestDistance = -1;
  for (let i = 0; i < ring.length / 2; i++) {
    const dx = ring[2 * i]! - ring[2 * from]!;
    const dy = ring[2 * i + 1]! - ring[2 * from + 1]!;
    const distance = dx * dx + dy * dy;
    if (distance > bestDistance) {
      bestDistance = distance;
      best = i;
    }
  }
  return best;
};

/** Marks what must stay between the kept points `from` and `to` (indices may pass the end once). */
const markKept = (
  ring: Ring,
  from: number,
  to: number,
  squaredTolerance: number,
  keep: Uint8Array,
): void => {
  const n = ring.length / 2;
  const stack = [from, to < from ? to + n : to];
  while (stack.length > 0) {
    const last = stack.pop()!;
    const first = stack.pop()!;
    let worst = -1;
    let worstDistance = squaredTolerance;
    for (let i = first + 1; i < last; i++) {
      const distance = squaredDistanceToSegment(
        ring,
        first % n,
        last % n,
        ring[2 * (i % n)]!,
        ring[2 * (i % n) + 1]!,
      );
      if (distance > worstDistance) {
        worstDistance = distance;
        worst = i;
      }
    }
    if (worst < 0) continue;
    keep[worst % n] = 1;
    stack.push(first, worst, worst, last);
  }
};

const pick = (ring: Ring, keep: Uint8Array): Ring => {
  let count = 0;
  for (const kept of keep) count += kept;
  const result = new Float64Array(count * 2);
  let at = 0;
  for (let i = 0; i < keep.length; i++) {
    if (keep[i] === 0) continue;
    result[at++] = ring[2 * i]!;
    result[at++] = ring[2 * i + 1]!;
  }
  return result;
};
