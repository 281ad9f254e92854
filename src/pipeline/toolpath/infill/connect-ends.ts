// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line, Polygons } from '../../polygons/polygon.ts';
import { meetingPoint } from './meeting-point.ts';

/** A line whose two ends lie on the outline of an area. */
export interface AnchoredLine {
  readonly line: Line;
  /** Number of the ring that its first and its last point lie on, and of the ring's side. */
  readonly rings: readonly [number, number];
  readonly sides: readonly [number, number];
}

/** One end of a line: 2·line for the first point, 2·line + 1 for the last. */
type End = number;

/** Lines joined to one path. */
export interface JoinedLines {
  readonly line: Line;
  /** What part of the flow each segment gets: 1 for lines, little for the joints between them. */
  readonly shares: Float64Array;
}

/**
 * What part of a line's flow a joint gets: enough to keep the bead going. It lies beside the
 * wall, where the lines' ends hold on already, and more would only press against both.
 */
const JOINT_SHARE = 0.15;

interface Link {
  readonly from: End;
  readonly to: End;
  /** Length of the way, forward along the ring, units. */
  readonly gap: number;
  readonly corners: readonly number[];
}

/**
 * Joins lines end to end along the outline of their area, wherever the way from one end to the
 * next is at most `longest` units: shortest first, each end once, no closed chains. The nozzle
 * then need not stop at every line. Two ends on one side at most `meeting` units apart meet in
 * their middle: one corner to slow down for where a joint has two.
 */
export const connectEnds = (
  lines: readonly AnchoredLine[],
  area: Polygons,
  longest: number,
  meeting = 0,
): readonly JoinedLines[] => {
  const joined = new Map<End, { readonly end: End; readonly corners: readonly number[] }>();
  const chainOf = lines.map((_, i) => i);
  const find = (i: number): number => {
    while (chainOf[i] !== i) i = chainOf[i] = chainOf[chainOf[i]!]!;
    return i;
  };
  const ends = endsByRing(lines, area);
  for (let found = true; found;) {
    found = false;
    const free = ends.map((list) => list.filter(({ end }) => !joined.has(end)));
    const links = linksAlong(free, area).filter(({ gap }) => gap <= longest);
    // By 0.01 mm: equal gaps that rounding made different would be taken in any order.
    links.sort((a, b) => Math.round(a.gap / 100) - Math.round(b.gap / 100) || a.from - b.from);
    for (const { from, to, corners } of links) {
      const [a, b] = [find(from >> 1), find(to >> 1)];
      if (a === b || joined.has(from) || joined.has(to)) continue;
      found = true;
      chainOf[a] = b;
      joined.set(from, { end: to, corners });
      joined.set(to, { end: from, corners: reversed(corners) });
    }
  }
  const used = new Uint8Array(lines.length);
  const chains: JoinedLines[] = [];
  lines.forEach((_, i) => {
    const start = !joined.has(2 * i) ? 2 * i : !joined.has(2 * i + 1) ? 2 * i + 1 : undefined;
    if (used[i] === 1 || start === undefined) return;
    const points: number[] = [];
    const shares: number[] = [];
    let met: readonly number[] | undefined;
    for (let end: End | undefined = start; end !== undefined;) {
      used[end >> 1] = 1;
      const { line } = lines[end >> 1]!;
      points.push(...(end % 2 === 0 ? line : reversed(Array.from(line))));
      if (met !== undefined) points.splice(points.length - line.length, 2);
      const next = joined.get(end ^ 1);
      for (let i = 2; i < line.length; i += 2) shares.push(1);
      met = next === undefined ? undefined : meetingOf(lines, end ^ 1, next, meeting);
      if (next !== undefined && met !== undefined) {
        points.splice(-2, 2, ...met);
      } else if (next !== undefined) {
        points.push(...next.corners);
        for (let i = 0; i <= next.corners.length; i += 2) shares.push(JOINT_SHARE);
      }
      end = next?.end;
    }
    chains.push({ line: Float64Array.from(points), shares: Float64Array.from(shares) });
  });
  return chains;
};

const meetingOf = (
  lines: readonly AnchoredLine[],
  from: End,
  { end: to, corners }: { readonly end: End; readonly corners: readonly number[] },
  longest: number,
): readonly number[] | undefined =>
  corners.length > 0 ? undefined : meetingPoint(placeOf(lines, from), placeOf(lines, to), longest);

const placeOf = (lines: readonly AnchoredLine[], end: End): Line => {
  const { line } = lines[end >> 1]!;
  return end % 2 === 0 ? line.subarray(0, 2) : line.subarray(line.length - 2);
};

/** An end's place on its ring: side, and way from the ring's first point, units. */
interface PlacedEnd {
  readonly end: End;
  readonly side: number;
  readonly at: number;
}

/** The ends on each ring, in order. */
const endsByRing = (
  lines: readonly AnchoredLine[],
  area: Polygons,
): readonly (readonly PlacedEnd[])[] => {
  const starts = area.map(sideStarts);
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
const linksAlong = (onRing: readonly (readonly PlacedEnd[])[], area: Polygons): Link[] =>
  onRing.flatMap((ends, r) => {
    if (ends.length < 2) return [];
    const total = sideStarts(area[r]!).at(-1)!;
    return ends.map((from, k) => {
      const wraps = k + 1 === ends.length;
      const to = ends[wraps ? 0 : k + 1]!;
      const gap = to.at - from.at + (wraps ? total : 0);
      const corners = cornersBetween(area[r]!, from.side, to.side, wraps);
      return { from: from.end, to: to.end, gap, corners };
    });
  });

/** Way along the ring to the start of each side, and at last all around, units. */
const sideStarts = (ring: Line): readonly number[] => {
  const starts = [0];
  for (let i = 0; i < ring.length; i += 2) {
    const dx = ring[(i + 2) % ring.length]! - ring[i]!;
    const dy = ring[(i + 3) % ring.length]! - ring[i + 1]!;
    starts.push(starts[starts.length - 1]! + Math.sqrt(dx * dx + dy * dy));
  }
  return starts;
};

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

const reversed = (points: readonly number[]): number[] => {
  const result: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) result.push(points[i]!, points[i + 1]!);
  return result;
};
