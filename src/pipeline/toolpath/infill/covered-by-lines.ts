// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hatch } from '../../polygons/hatch.ts';
import type { Polygons, Ring } from '../../polygons/polygon.ts';

/** 0.002 mm: lines side by side leave nothing between them. */
const HAIR = 20;

/**
 * Ends of lines that differ by less than this share of their distance are joined by a slant, not by
 * a step: what would be left between step and outline is covered by their round ends.
 */
const MOST_SLANT = 1.6;

/** What a line covers, units, and the one piece of the next line that lies on it, if it is the only one. */
interface Strip {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  /** Strips of the line before and of the line after that overlap it along x. */
  before: number;
  after: number;
  above: Strip | undefined;
}

/**
 * What horizontal lines cover that are as wide as their `distance` (units) and reach so much
 * further at their ends. Strips that lie on one another are one ring: rings of their own would have
 * four crossings and two long edges each. Rings may overlap.
 */
export const coveredByLines = (
  { spans, x, yOf }: Hatch,
  distance: number,
  reach: number,
): Polygons => {
  const rings: Ring[] = [];
  let below: Strip[] = [];
  let lineBelow = -Infinity;
  const all: Strip[] = [];
  for (let i = 0; i < spans.length;) {
    const { line } = spans[i]!;
    const low = Math.round(yOf(line) - distance / 2) - HAIR;
    const high = Math.round(yOf(line) + distance / 2) + HAIR;
    const strips: Strip[] = [];
    for (; i < spans.length && spans[i]!.line === line; i++) {
      const left = Math.round(x[spans[i]!.left]! - reach);
      const right = Math.round(x[spans[i]!.right]! + reach);
      strips.push({ left, right, low, high, before: 0, after: 0, above: undefined });
    }
    // Narrower strips would overlap those beyond the next, too.
    if (lineBelow === line - 1 && distance > 4 * HAIR) linkStrips(below, strips);
    for (const strip of strips) all.push(strip);
    below = strips;
    lineBelow = line;
  }
  const isInside = new Set<Strip>();
  for (const { above, after } of all) if (after === 1 && above!.before === 1) isInside.add(above!);
  for (const strip of all) if (!isInside.has(strip)) rings.push(ringOf(strip));
  return rings;
};

/** Counts which strips of two lines, each from left to right, lie on one another. */
const linkStrips = (lower: readonly Strip[], upper: readonly Strip[]): void => {
  let first = 0;
  for (const strip of lower) {
    while (first < upper.length && upper[first]!.right <= strip.left) first++;
    for (let i = first; i < upper.length && upper[i]!.left < strip.right; i++) {
      if (upper[i]!.right <= strip.left) continue;
      strip.after++;
      strip.above = upper[i]!;
      upper[i]!.before++;
    }
  }
};

/** A strip and all that lie on it one by one, counter-clockwise: up on the right, down on the left. */
const ringOf = (lowest: Strip): Ring => {
  const strips = [lowest];
  for (let strip = lowest, { above } = strip; above !== undefined; { above } = strip) {
    if (strip.after !== 1 || above.before !== 1) break;
    strips.push((strip = above));
  }
  const rights = sideOf(strips, ({ right }) => right, 1);
  const lefts = sideOf(strips, ({ left }) => left, -1);
  const ring = new Float64Array(rights.length + lefts.length);
  ring.set(rights);
  for (let i = 0; i < lefts.length; i += 2) {
    ring[ring.length - 2 - i] = lefts[i]!;
    ring[ring.length - 1 - i] = lefts[i + 1]!;
  }
  return ring;
};

/** Points of one side from the bottom up; `outward` is the way out of the strips along x. */
const sideOf = (
  strips: readonly Strip[],
  endOf: (strip: Strip) => number,
  outward: 1 | -1,
): readonly number[] => {
  const points: number[] = [];
  let wasSlanted = false;
  strips.forEach((strip, i) => {
    const x = endOf(strip);
    const { low, high } = strip;
    const above = strips[i + 1];
    const further = above === undefined ? Infinity : outward * (endOf(above) - x);
    const isSlanted = Math.abs(further) <= MOST_SLANT * (high - low);
    if (i === 0) points.push(x, low);
    if (isSlanted || wasSlanted) points.push(x, Math.round((low + high) / 2));
    if (above === undefined) points.push(x, high);
    else if (!isSlanted) {
      const y = further > 0 ? above.low : high;
      points.push(x, y, endOf(above), y);
    }
    wasSlanted = isSlanted;
  });
  return points;
};
