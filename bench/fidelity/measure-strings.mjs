// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { walkAlong } from './walk-along.mjs';

/**
 * How far travels with the filament not drawn back lead outside the part, mm.
 *
 * @param {import('./raster.mjs').Raster} raster
 * @param {readonly { x0: number, y0: number, x1: number, y1: number }[]} passes mm
 * @param {(pixel: number) => boolean} isOutside
 * @returns {number}
 */
export const measureStrings = ({ width, height, x, y }, passes, isOutside) => {
  let strings = 0;
  for (const pass of passes) {
    walkAlong(pass, (px, py, step) => {
      const [i, j] = [Math.round(x(px)), Math.round(y(py))];
      const isSeen = i >= 0 && j >= 0 && i < width && j < height;
      if (!isSeen || isOutside(j * width + i)) strings += step;
    });
  }
  return strings;
};
