// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { drawStrand } from './draw-strand.mjs';
import { sumAround } from './sum-around.mjs';
import { walkAlong } from './walk-along.mjs';

/** Sets the pixels under strands. */
export const cover = (raster, strands, mask) => {
  for (const strand of strands) drawStrand(raster, mask, strand, strand.width);
  return mask;
};

/**
 * Whether a point, in mm, has something of a mask within half a bead.
 *
 * @param {import('./raster.mjs').Raster} raster
 * @param {Uint8Array} mask
 * @param {Int32Array} around written over; must stay as it is while the answer is in use
 * @param {number} line width of a bead, mm
 * @returns {(x: number, y: number) => boolean}
 */
export const nearMask = (raster, mask, around, line) => {
  const reach = Math.max(1, Math.floor(line / 2 / raster.pixel));
  sumAround(mask, raster, reach, around);
  return (x, y) => {
    const [i, j] = [Math.round(raster.x(x)), Math.round(raster.y(y))];
    const isInside = i >= 0 && j >= 0 && i < raster.width && j < raster.height;
    return isInside && around[j * raster.width + i] > 0;
  };
};

/** A strand that hangs in the air over more than half its length is a round thread. */
export const breadthOf = (strand, isHeld) => {
  let hanging = 0;
  const steps = walkAlong(strand, (x, y) => {
    if (!isHeld(x, y)) hanging++;
  });
  if (hanging <= steps / 2) return strand.width;
  return Math.min(strand.width, 2 * Math.sqrt(strand.area / Math.PI));
};
