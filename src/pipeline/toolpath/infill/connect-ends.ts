// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line, Polygons } from '../../polygons/polygon.ts';
import { sideStarts } from '../../polygons/side-starts.ts';
import { endsByRing, linksAlong, reversed, type AnchoredLine, type End } from './ends-on-rings.ts';
import { hooksOf } from './hooks-of.ts';
import { meetingPoint } from './meeting-point.ts';

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

/** How ends may be joined, units. */
export interface Joints {
  /** The longest way along the outline from one end to the next. */
  readonly longest: number;
  /** Two ends on one side this near meet in their middle: one corner to slow down for where a joint has two. */
  readonly meeting?: number;
  /** How far ends that are joined to none run along the outline. */
  readonly anchor?: number;
}

/**
 * Joins lines end to end along the outline of their area, wherever the way from one end to the
 * next is not too long: shortest first, each end once, no closed chains. The nozzle then need not
 * stop at every line.
 */
export const connectEnds = (
  lines: readonly AnchoredLine[],
  area: Polygons,
  { longest, meeting = 0, anchor = 0 }: Joints,
): readonly JoinedLines[] => {
  const joined = new Map<End, { readonly end: End; readonly corners: readonly number[] }>();
  const chainOf = lines.map((_, i) => i);
  const find = (i: number): number => {
    while (chainOf[i] !== i) i = chainOf[i] = chainOf[chainOf[i]!]!;
    return i;
  };
  const starts = area.map(sideStarts);
  const ends = endsByRing(lines, area, starts);
  for (let found = true; found;) {
    found = false;
    const free = ends.map((list) => list.filter(({ end }) => !joined.has(end)));
    const links = linksAlong(free, area, starts).filter(({ gap }) => gap <= longest);
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
  const hooks = hooksOf(ends, area, starts, (end) => !joined.has(end), anchor);
  const used = new Uint8Array(lines.length);
  const chains: JoinedLines[] = [];
  lines.forEach((_, i) => {
    const start = !joined.has(2 * i) ? 2 * i : !joined.has(2 * i + 1) ? 2 * i + 1 : undefined;
    if (used[i] === 1 || start === undefined) return;
    const points = reversed(hooks.get(start) ?? []);
    const shares: number[] = Array.from({ length: points.length / 2 }, () => 1);
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
      if (next === undefined) {
        const hook = hooks.get(end ^ 1) ?? [];
        points.push(...hook);
        for (let i = 0; i < hook.length; i += 2) shares.push(1);
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
