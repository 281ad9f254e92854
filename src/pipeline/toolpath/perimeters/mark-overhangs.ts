// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { Bead, Overhang } from '../bead.ts';
import type { OverhangAt } from './overhang.ts';

/** A bead is looked at this often, mm; between two looks that differ, to a hundredth. */
const STEP_MM = 0.5;
const HALVINGS = 6;
/** Pieces shorter than this many widths are not worth a change of speed or flow. */
const LEAST_PIECE = 1;

/** The same bead with points put in where it begins and ends to hang over, and how hard each segment does. */
export const markOverhangs = (bead: Bead, overhangAt: OverhangAt): Bead => {
  const { line, closed, shares } = bead;
  const count = line.length / 2;
  const points: number[] = [line[0]!, line[1]!];
  const degrees: Overhang[] = [];
  const parts: number[] = [];
  let now = overhangAt(line[0]!, line[1]!);
  const end = (x: number, y: number, segment: number): void => {
    points.push(x, y);
    degrees.push(now);
    parts.push(shares?.[segment] ?? 1);
  };
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const j = (i + 1) % count;
    const [ax, ay, bx, by] = [line[2 * i]!, line[2 * i + 1]!, line[2 * j]!, line[2 * j + 1]!];
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    const steps = Math.max(1, Math.ceil(length / toUnits(STEP_MM)));
    const at = (share: number) => [ax + share * (bx - ax), ay + share * (by - ay)] as const;
    for (let step = 1; step <= steps; step++) {
      const next = overhangAt(...at(step / steps));
      if (next === now) continue;
      let [low, high] = [(step - 1) / steps, step / steps];
      for (let k = 0; k < HALVINGS; k++) {
        const middle = (low + high) / 2;
        if (overhangAt(...at(middle)) === now) low = middle;
        else high = middle;
      }
      const [x, y] = at(high).map(Math.round) as [number, number];
      if (x !== points[points.length - 2] || y !== points[points.length - 1]) end(x, y, i);
      now = next;
    }
    if (bx !== points[points.length - 2] || by !== points[points.length - 1]) end(bx, by, i);
  }
  if (degrees.every((degree) => degree === 0)) return bead;
  const marked = Float64Array.from(points);
  const overhangs = withoutShortRuns(marked, degrees, LEAST_PIECE * toUnits(bead.flow.width));
  return {
    ...bead,
    line: closed ? marked.slice(0, -2) : marked,
    shares: shares && Float64Array.from(parts),
    overhangs,
  };
};

/** Short runs of one degree become as what comes before them. */
const withoutShortRuns = (
  points: Float64Array,
  degrees: readonly Overhang[],
  shortest: number,
): Uint8Array => {
  const smooth = Uint8Array.from(degrees);
  for (let from = 0; from < smooth.length;) {
    let to = from;
    let length = 0;
    for (; to < smooth.length && degrees[to] === degrees[from]; to++) {
      const dx = points[2 * to + 2]! - points[2 * to]!;
      const dy = points[2 * to + 3]! - points[2 * to + 1]!;
      length += Math.sqrt(dx * dx + dy * dy);
    }
    if (from > 0 && length < shortest) smooth.fill(smooth[from - 1]!, from, to);
    from = to;
  }
  return smooth;
};
