// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

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

const fillRow = (mask, width, j, from, to) => {
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

/**
 * Sets the pixels under a strand with round ends.
 *
 * @param {Raster} raster
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
 * @param {Raster} raster
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

/** From where to where row j runs in the capsule around a–b; empty when from > to. */
const rowOfCapsule = (xa, ya, xb, yb, radius, j) => {
  let [from, to] = rowOfBox(xa, ya, xb, yb, radius, j);
  for (let end = 0; end < 2; end++) {
    const x = end === 0 ? xa : xb;
    const rise = j - (end === 0 ? ya : yb);
    const rest = radius * radius - rise * rise;
    if (rest < 0) continue;
    const half = Math.sqrt(rest);
    if (from > to) [from, to] = [x - half, x + half];
    else [from, to] = [Math.min(from, x - half), Math.max(to, x + half)];
  }
  return [from, to];
};

/** The same for the box of breadth 2 radius along a–b: row j cut by two pairs of lines. */
const rowOfBox = (xa, ya, xb, yb, radius, j) => {
  const length = Math.hypot(xb - xa, yb - ya);
  if (length < 1e-9) return [1, 0];
  const [ux, uy] = [(xb - xa) / length, (yb - ya) / length];
  const rise = j - ya;
  const [a0, a1] = cut(ux, rise * uy, 0, length);
  const [b0, b1] = cut(-uy, rise * ux, -radius, radius);
  return [xa + Math.max(a0, b0), xa + Math.min(a1, b1)];
};

/** The t for which low ≤ slope · t + offset < high. */
const cut = (slope, offset, low, high) => {
  if (Math.abs(slope) < 1e-9) {
    return offset >= low && offset < high ? [-Infinity, Infinity] : [1, 0];
  }
  const [a, b] = [(low - offset) / slope, (high - offset) / slope];
  return a < b ? [a, b] : [b, a];
};

/**
 * Sums over the square of 2 reach + 1 pixels around each pixel.
 *
 * @param {Uint8Array} source
 * @param {Raster} raster
 * @param {number} reach pixels
 * @param {Int32Array} sums
 */
export const sumAround = (source, { width, height }, reach, sums) => {
  const columns = new Int32Array(width);
  const addRow = (j, sign) => {
    if (j < 0 || j >= height) return;
    for (let i = 0; i < width; i++) columns[i] += sign * source[j * width + i];
  };
  for (let j = 0; j < reach; j++) addRow(j, 1);
  for (let j = 0; j < height; j++) {
    addRow(j + reach, 1);
    addRow(j - reach - 1, -1);
    let sum = 0;
    for (let i = 0; i < Math.min(reach, width); i++) sum += columns[i];
    for (let i = 0; i < width; i++) {
      if (i + reach < width) sum += columns[i + reach];
      if (i - reach - 1 >= 0) sum -= columns[i - reach - 1];
      sums[j * width + i] = sum;
    }
  }
};
