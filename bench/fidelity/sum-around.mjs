// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Sums over the square of 2 reach + 1 pixels around each pixel.
 *
 * @param {Uint8Array} source
 * @param {import('./raster.mjs').Raster} raster
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
