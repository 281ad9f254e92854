// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fillRow } from './raster.mjs';
import { rowOfBox, rowOfCapsule } from './rows-of-strand.mjs';

/**
 * Sets the pixels under a strand with round ends.
 *
 * @param {import('./raster.mjs').Raster} raster
 * @param {Uint8Array} mask
 * @param {{ x0: number, y0: number, x1: number, y1: number }} bead mm
 * @param {number} breadth mm
 */
export const drawStrand = (raster, mask, bead, breadth) => {
  const [xa, ya] = [raster.x(bead.x0), raster.y(bead.y0)];
  const [xb, yb] = [raster.x(bead.x1), raster.y(bead.y1)];
  const radius = breadth / 2 / raster.pixel;
  const last = Math.min(raster.height - 1, Math.floor(Math.max(ya, yb) + radius));
  for (let j = Math.max(0, Math.ceil(Math.min(ya, yb) - radius)); j <= last; j++) {
    fillRow(mask, raster.width, j, ...rowOfCapsule(xa, ya, xb, yb, radius, j));
  }
};

/**
 * Adds one to the pixels of a strand of straight sides and ends: what it takes of the room.
 *
 * @param {import('./raster.mjs').Raster} raster
 * @param {Uint8Array} counts
 * @param {{ x0: number, y0: number, x1: number, y1: number }} bead mm
 * @param {number} breadth mm
 */
export const addStrand = ({ width, height, pixel, x, y }, counts, bead, breadth) => {
  const [xa, ya, xb, yb] = [x(bead.x0), y(bead.y0), x(bead.x1), y(bead.y1)];
  const radius = breadth / 2 / pixel;
  const last = Math.min(height - 1, Math.floor(Math.max(ya, yb) + radius));
  for (let j = Math.max(0, Math.ceil(Math.min(ya, yb) - radius)); j <= last; j++) {
    const [from, to] = rowOfBox(xa, ya, xb, yb, radius, j);
    const end = Math.min(width, Math.ceil(to));
    for (let i = Math.max(0, Math.ceil(from)); i < end; i++) {
      if (counts[j * width + i] < 255) counts[j * width + i]++;
    }
  }
};
