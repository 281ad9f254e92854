// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rowOfCapsule } from './rows-of-strand.mjs';

/**
 * A field of square pixels; in its own units the middle of pixel (i, j) is at (i, j).
 *
 * @typedef {{ width: number, height: number, pixel: number, x: (mm: number) => number, y: (mm: number) => number }} Raster
 */

/**
 * @param {readonly number[]} box x0 y0 x1 y1 in mm
 * @param {number} pixel mm
 * @returns {Raster}
 */
export const createRaster = ([x0, y0, x1, y1], pixel) => ({
  width: Math.ceil((x1 - x0) / pixel) + 2,
  height: Math.ceil((y1 - y0) / pixel) + 2,
  pixel,
  // A third of a pixel off, so that no outline of round numbers runs through middles.
  x: (mm) => (mm - x0) / pixel + 0.17,
  y: (mm) => (mm - y0) / pixel + 0.17,
});

/**
 * Sets the pixels whose middle the outline winds around (nonzero rule).
 *
 * @param {Raster} raster
 * @param {Float64Array} segments x0 y0 x1 y1 in mm
 * @param {Uint8Array} mask
 */
export const fillOutline = (raster, segments, mask) => {
  const { width, height } = raster;
  const rows = Array.from({ length: height }, () => []);
  for (let s = 0; s < segments.length; s += 4) {
    const [xa, ya] = [raster.x(segments[s]), raster.y(segments[s + 1])];
    const [xb, yb] = [raster.x(segments[s + 2]), raster.y(segments[s + 3])];
    const first = Math.max(0, Math.ceil(Math.min(ya, yb)));
    const last = Math.min(height, Math.ceil(Math.max(ya, yb)));
    const slope = (xb - xa) / (yb - ya);
    const winding = yb > ya ? 1 : -1;
    for (let j = first; j < last; j++) rows[j].push({ x: xa + (j - ya) * slope, winding });
  }
  rows.forEach((crossings, j) => {
    crossings.sort((a, b) => a.x - b.x);
    let sum = 0;
    let from = 0;
    for (const { x, winding } of crossings) {
      if (sum === 0) from = x;
      sum += winding;
      if (sum === 0) fillRow(mask, width, j, from, x - 1e-9);
    }
  });
};

/** Sets what of a row has its middle between two places. */
export const fillRow = (mask, width, j, from, to) => {
  const first = Math.max(0, Math.ceil(from));
  const last = Math.min(width - 1, Math.floor(to));
  if (last >= first) mask.fill(1, j * width + first, j * width + last + 1);
};

/**
 * Lowers `squared` to the squared distance, in pixels, from the outline: exact up to `reach`.
 * Answers the length of the outline in mm.
 *
 * @param {Raster} raster
 * @param {Float64Array} segments x0 y0 x1 y1 in mm
 * @param {Float32Array} squared
 * @param {number} reach mm
 */
export const measureFromOutline = (raster, segments, squared, reach) => {
  const { width, height, pixel } = raster;
  const radius = reach / pixel;
  let total = 0;
  for (let s = 0; s < segments.length; s += 4) {
    const [xa, ya] = [raster.x(segments[s]), raster.y(segments[s + 1])];
    const [xb, yb] = [raster.x(segments[s + 2]), raster.y(segments[s + 3])];
    const length = Math.hypot(xb - xa, yb - ya);
    if (length < 1e-9) continue;
    total += length * pixel;
    const [ux, uy] = [(xb - xa) / length, (yb - ya) / length];
    const last = Math.min(height - 1, Math.floor(Math.max(ya, yb) + radius));
    for (let j = Math.max(0, Math.ceil(Math.min(ya, yb) - radius)); j <= last; j++) {
      const [from, to] = rowOfCapsule(xa, ya, xb, yb, radius, j);
      const end = Math.min(width - 1, Math.floor(to));
      for (let i = Math.max(0, Math.ceil(from)); i <= end; i++) {
        const along = Math.min(length, Math.max(0, (i - xa) * ux + (j - ya) * uy));
        const [dx, dy] = [i - xa - along * ux, j - ya - along * uy];
        const distance = dx * dx + dy * dy;
        if (distance < squared[j * width + i]) squared[j * width + i] = distance;
      }
    }
  }
  return total;
};
