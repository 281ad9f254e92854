// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hatch } from '../../polygons/hatch.ts';
import type { Line } from '../../polygons/polygon.ts';
import { orderMonotonic } from './order-monotonic.ts';
import { visitNeighbors } from './visit-neighbors.ts';

export interface Connection {
  /** Longest way along the outline between two lines, units; 0 leaves every line alone. */
  readonly longest: number;
  /** Lines advance one way only and no path returns beside itself (for smooth visible surfaces). */
  readonly monotonic: boolean;
}

/** Some lines of a hatch and the turns between them, in one go. */
export interface HatchPath {
  readonly points: Line;
  /** For each segment 1 where it is part of a turn. */
  readonly turns: Uint8Array;
}

/**
 * Joins the pieces of a hatch into zigzag paths: from the end of one line along the outline to
 * the neighboring line's end, as long as there is one. Every piece is used once.
 */
export const connectHatch = (hatch: Hatch, connection: Connection): readonly HatchPath[] => {
  const spanAt = spanOfCrossing(hatch);
  const used = new Uint8Array(hatch.spans.length);
  const merges = connection.monotonic ? branching(hatch) : undefined;
  const pathOf = new Int32Array(hatch.spans.length);
  const paths: HatchPath[] = [];
  hatch.spans.forEach((_, seed) => {
    if (used[seed] === 1) return;
    const points: number[] = [];
    const turns: number[] = [];
    let span = seed;
    let entry = firstEntry(hatch, span, spanAt, connection);
    for (;;) {
      used[span] = 1;
      pathOf[span] = paths.length;
      const { left, right } = hatch.spans[span]!;
      const exit = entry === left ? right : left;
      addPoint(points, hatch, entry);
      addPoint(points, hatch, exit);
      turns.push(0);
      const step = nextEntry(hatch, exit, connection, (crossing) => {
        const candidate = spanAt[crossing]!;
        if (used[candidate] === 1) return false;
        return (
          merges === undefined || ((merges[span]! & FORKS) | (merges[candidate]! & MERGES)) === 0
        );
      });
      if (step === undefined) break;
      points.push(...step.corners);
      for (let i = 0; i <= step.corners.length; i += 2) turns.push(1);
      entry = step.crossing;
      span = spanAt[entry]!;
    }
    paths.push({ points: Float64Array.from(points), turns: Uint8Array.from(turns) });
  });
  return connection.monotonic ? orderMonotonic(hatch, paths, pathOf) : paths;
};

const spanOfCrossing = ({ spans, line }: Hatch): Int32Array => {
  const spanAt = new Int32Array(line.length);
  spans.forEach(({ left, right }, index) => {
    spanAt[left] = index;
    spanAt[right] = index;
  });
  return spanAt;
};

/** Begins at the end from which the path cannot go on, so that the other one may. */
const firstEntry = (
  hatch: Hatch,
  span: number,
  spanAt: Int32Array,
  connection: Connection,
): number => {
  const { left, right } = hatch.spans[span]!;
  const goesOn = nextEntry(hatch, right, connection, (crossing) => spanAt[crossing] !== span);
  return goesOn === undefined ? right : left;
};

interface Step {
  readonly crossing: number;
  readonly corners: readonly number[];
}

/** The way along the outline to a free line above, or (unless monotonic) below. */
const nextEntry = (
  hatch: Hatch,
  exit: number,
  { longest, monotonic }: Connection,
  isFree: (crossing: number) => boolean,
): Step | undefined => {
  if (longest <= 0) return undefined;
  for (const rise of monotonic ? [1] : [1, -1]) {
    for (const forward of [true, false]) {
      const to = forward ? hatch.next[exit]! : hatch.previous[exit]!;
      if (hatch.line[to]! - hatch.line[exit]! !== rise || !isFree(to)) continue;
      const corners = forward ? hatch.cornersAfter(exit) : reversed(hatch.cornersAfter(to));
      if (wayLength(hatch, exit, corners, to) <= longest)
        return { crossing: to, corners: Array.from(corners) };
    }
  }
  return undefined;
};

const reversed = (points: Float64Array): Float64Array => {
  const result = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    result[i] = points[points.length - 2 - i]!;
    result[i + 1] = points[points.length - 1 - i]!;
  }
  return result;
};

const wayLength = (hatch: Hatch, from: number, corners: Float64Array, to: number): number => {
  let x = hatch.x[from]!;
  let y = hatch.yOf(hatch.line[from]!);
  let length = 0;
  const step = (nx: number, ny: number): void => {
    length += Math.sqrt((nx - x) * (nx - x) + (ny - y) * (ny - y));
    x = nx;
    y = ny;
  };
  for (let i = 0; i < corners.length; i += 2) step(corners[i]!, corners[i + 1]!);
  step(hatch.x[to]!, hatch.yOf(hatch.line[to]!));
  return length;
};

const addPoint = (points: number[], hatch: Hatch, crossing: number): void => {
  points.push(hatch.x[crossing]!, hatch.yOf(hatch.line[crossing]!));
};

const FORKS = 1;
const MERGES = 2;

/**
 * Where lines fork (more than one piece of the next line lies beside this one) or merge (more
 * than one of the line before). A monotonic path ends at a fork and begins at a merge, so that it can
 * come after all that lies beside it on the lines before.
 */
const branching = (hatch: Hatch): Uint8Array => {
  const after = new Uint8Array(hatch.spans.length);
  const before = new Uint8Array(hatch.spans.length);
  visitNeighbors(hatch, (j, i) => {
    after[j] = Math.min(2, after[j]! + 1);
    before[i] = Math.min(2, before[i]! + 1);
  });
  return after.map((count, i) => (count > 1 ? FORKS : 0) | (before[i]! > 1 ? MERGES : 0));
};
