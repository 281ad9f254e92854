// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { Bead } from '../bead.ts';
import { orderEnds } from './order-ends.ts';
import { endsOf } from './order-lines.ts';
import { nearestPoint } from './place-seam.ts';
import { wayOfTour, type Tour } from './tour.ts';

/** Where there are more lines than this, some end is near. */
const MOST_LINES = 4;
/** A cut must save this share of the ways, and this many mm: it ends a line, and new ways may cross a hole. */
const LEAST_SHARE = 1 / 3;
const LEAST_SAVING_MM = 5;

/**
 * Infill that is one long line begins and ends wherever its last joint would have been too long, maybe far from
 * where the nozzle is and must go back to. Then the line that passes nearby is cut there, if that makes the ways shorter.
 */
export const cutNearby = (
  beads: readonly Bead[],
  x: number,
  y: number,
  tail: Tour['tail'],
): readonly Bead[] => {
  if (beads.length > MOST_LINES || !beads.some(isCuttable)) return beads;
  const wayOver = (some: readonly Bead[]): number => {
    const ends = endsOf(some);
    return wayOfTour({ ends, tour: orderEnds(ends, x, y, tail), x, y, tail });
  };
  let best = beads;
  const whole = wayOver(beads);
  let least = Math.min(whole * (1 - LEAST_SHARE), whole - toUnits(LEAST_SAVING_MM));
  beads.forEach((bead, i) => {
    if (!isCuttable(bead)) return;
    const some = beads.toSpliced(i, 1, ...cutAt(bead, nearestPoint(bead.line, x, y).point));
    const way = wayOver(some);
    if (way >= least) return;
    best = some;
    least = way;
  });
  return best;
};

const isCuttable = ({ role, closed }: Bead): boolean => role === 'Internal infill' && !closed;

/** The parts before and after one of its points; the whole where that is an end. */
const cutAt = (bead: Bead, point: number): readonly Bead[] => {
  const { line, shares } = bead;
  const last = line.length / 2 - 1;
  if (point === 0 || point === last) return [bead];
  return [
    { ...bead, line: line.slice(0, 2 * point + 2), shares: shares?.slice(0, point) },
    { ...bead, line: line.slice(2 * point), shares: shares?.slice(point) },
  ];
};
