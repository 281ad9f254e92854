// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hatch } from '../../polygons/hatch.ts';
import type { Polygons, Ring } from '../../polygons/polygon.ts';

/** 0.002 mm: lines side by side leave nothing between them. */
const HAIR = 20;

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
 * further at their ends. Strips that lie on one another are one ring with steps at its sides:
 * rings of their own would have four crossings and two long edges each. Rings may overlap.
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
  const right = [lowest.right, lowest.low];
  const left = [lowest.low, lowest.left];
  let strip = lowest;
  for (let { above } = strip; above !== undefined; { above } = strip) {
    if (strip.after !== 1 || above.before !== 1) break;
    const stepRight = above.right > strip.right ? above.low : strip.high;
    const stepLeft = above.left < strip.left ? above.low : strip.high;
    right.push(strip.right, stepRight, above.right, stepRight);
    left.push(stepLeft, strip.left, stepLeft, above.left);
    strip = above;
  }
  right.push(strip.right, strip.high);
  left.push(strip.high, strip.left);
  return Float64Array.from([...right, ...left.reverse()]);
};
