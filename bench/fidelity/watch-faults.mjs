// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Colder than this, in °C, no filament flows. */
const FLOWS = 150;
/** mm that heights and ends of the bed may be off. */
const SLACK = 1e-3;

/**
 * Counts moves that no printer should be asked for.
 *
 * - `extrudedCold` before the hot end is told to heat, `extrudedUnwaited` before it is waited for
 * - `outsideBed` moves that end beyond the bed
 * - `laidBelow` what is laid already
 *
 * @param {readonly number[]} [bed] x0 y0 z0 x1 y1 z1 in mm; without it nothing is outside
 */
export const createWatch = (bed) => {
  const faults = { extrudedCold: 0, extrudedUnwaited: 0, outsideBed: 0, laidBelow: 0 };
  let [target, isWaited, height] = [0, false, -Infinity];
  return {
    faults,
    heat: (celsius, waits) => {
      if (celsius < FLOWS) isWaited = false;
      else if (waits) isWaited = true;
      target = celsius;
    },
    extrude: () => {
      if (target < FLOWS) faults.extrudedCold++;
      else if (!isWaited) faults.extrudedUnwaited++;
    },
    reach: (to) => {
      if (bed && isOutside(bed, to)) faults.outsideBed++;
    },
    lay: (from, to) => {
      const sinks = from < height - SLACK && Math.abs(to - from) > 1e-6;
      if (to < height - SLACK || sinks) faults.laidBelow++;
      height = to;
    },
  };
};

const isOutside = (bed, { X, Y, Z }) =>
  [X, Y, Z].some((at, axis) => at < bed[axis] - SLACK || at > bed[axis + 3] + SLACK);
