// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Pixels of the largest region of ones, joined by their sides. Empties the mask.
 *
 * @param {Uint8Array} mask
 * @param {number} width
 * @returns {number}
 */
export const largestBlob = (mask, width) => {
  let largest = 0;
  const open = [];
  const reach = (pixel) => {
    if (mask[pixel] !== 1) return;
    mask[pixel] = 0;
    open.push(pixel);
  };
  for (let start = mask.indexOf(1); start >= 0; start = mask.indexOf(1, start + 1)) {
    let pixels = 0;
    reach(start);
    while (open.length > 0) {
      const pixel = open.pop();
      const column = pixel % width;
      pixels++;
      if (column > 0) reach(pixel - 1);
      if (column < width - 1) reach(pixel + 1);
      reach(pixel - width);
      reach(pixel + width);
    }
    largest = Math.max(largest, pixels);
  }
  return largest;
};
