// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line, Polygons } from '../../polygons/polygon.ts';

/** A line whose two ends lie on the outline of an area. */
export interface AnchoredLine {
  readonly line: Line;
  /** Number of the ring that its first and its last point lie on, and of the ring's side. */
  readonly rings: readonly [number, number];
  readonly sides: readonly [number, number];
}

/** One end of a line: 2·line for the first point, 2·line + 1 for the last. */
export type End = number;

/** The way from one end to the next one along a ring. */
export interface Link {
  readonly from: End;
  readonly to: End;
  /** Length of the way, forward along the ring, units. */
  readonly gap: number;
  readonly corners: readonly number[];
}

/** An end's place on its ring: side, and way from the ring's first point, units. */
export interface PlacedEnd {
  readonly end: End;
  readonly side: number;
  readonly at: number;
}

/** The ends on each ring, in order; `starts` are those of the sides of each. */
export const endsByRing = (
  lines: readonly AnchoredLine[],
  area: Polygons,
  starts: readonly Float64Array[],
): readonly (readonly PlacedEnd[])[] => {
  const onRing = area.map((): PlacedEnd[] => []);
  lines.forEach(({ line, rings, sides }, i) => {
    for (const last of [0, 1] as const) {
      const ring = area[rings[last]]!;
      const side = sides[last];
      const [x, y] = line.subarray(last * (line.length - 2));
      const dx = x! - ring[2 * side]!;
      const dy = y! - ring[2 * side + 1]!;
      const at = starts[rings[last]]![side]! + Math.sqrt(dx * dx + dy * dy);
      onRing[rings[last]]!.push({ end: 2 * i + last, side, at });
    }
  });
  for (const ends of onRing) ends.sort((a, b) => a.side - b.side || a.at - b.at || a.end - b.end);
  return onRing;
};

/** From each end to the one that follows it along the same ring. */
export const linksAlong = (
  onRing: readonly (readonly PlacedEnd[])[],
  area: Polygons,
  starts: readonly Float64Array[],
): Link[] =>
  onRing.flatMap((ends, r) => {
    if (ends.length < 2) return [];
    const total = starts[r]!.at(-1)!;
    return ends.map((from, k) => {
      const wraps = k + 1 === ends.length;
      const to = ends[wraps ? 0 : k + 1]!;
      const gap = to.at - from.at + (wraps ? total : 0);
      const corners = cornersBetween(area[r]!, from.side, to.side, wraps);
      return { from: from.end, to: to.end, gap, corners };
    });
  });

const cornersBetween = (
  ring: Line,
  from: number,
  to: number,
  wraps: boolean,
): readonly number[] => {
  const sides = ring.length / 2;
  const corners: number[] = [];
  for (let side = from + 1; side <= to + (wraps ? sides : 0); side++)
    corners.push(ring[2 * (side % sides)]!, ring[2 * (side % sides) + 1]!);
  return corners;
};

/** Points of a way from its last to its first. */
export const reversed = (points: readonly number[]): number[] => {
  const result: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) result.push(points[i]!, points[i + 1]!);
  return result;
};
