// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const STEPS_PER_MM = 1_048_576;

/**
 * Coordinates on a grid of 2⁻²⁰ mm that Float32 can say, in place: what a design meant to be the
 * same place is the same place, though it got there by different sums. Without it two blocks that
 * touch in a face would be parted by a gap, or joined by a sliver, of 1e-15 mm.
 */
export const snap = (values: Float64Array): Float64Array => {
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.fround(Math.round(values[i]! * STEPS_PER_MM) / STEPS_PER_MM) + 0;
  }
  return values;
};
