// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { walkAlong } from './walk-along.mjs';

/** Strands this close, in mm, go on from one another. */
const JOINED = 0.02;

/**
 * The longest stretch laid without a break where nothing bears it, mm.
 *
 * @param {readonly import('./stack-layers.mjs').Strand[]} strands in the order they are laid
 * @param {(x: number, y: number) => boolean} isBorne
 * @returns {number}
 */
export const longestInAir = (strands, isBorne) => {
  let [run, longest] = [0, 0];
  let end = [Infinity, Infinity];
  for (const strand of strands) {
    if (Math.hypot(strand.x0 - end[0], strand.y0 - end[1]) > JOINED) run = 0;
    end = [strand.x1, strand.y1];
    walkAlong(strand, (x, y, step) => {
      run = isBorne(x, y) ? 0 : run + step;
      longest = Math.max(longest, run);
    });
  }
  return longest;
};
