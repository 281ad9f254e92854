// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const BYTES_PER_PIXEL = 3;

type Predictor = (left: number, above: number, corner: number) => number;

/** PNG's filter types 0 to 4 by number. */
const PREDICTORS: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), 0];
    const both = Math.abs(left + above - 2 * corner) + c;
    return a <= b && a <= both ? left : b <= both ? above : corner;
  },
];

/**
 * Rows of r g b pixels, each with the filter in front that leaves the smallest sum of differences
 * (the heuristic of the PNG specification, 12.7).
 */
export const filterRows = (pixels: Uint8Array, width: number, height: number): Uint8Array => {
  const length = BYTES_PER_PIXEL * width;
  const out = new Uint8Array((length + 1) * height);
  const candidate = new Uint8Array(length);
  for (let y = 0; y < height; y++) {
    let best = Infinity;
    PREDICTORS.forEach((predict, type) => {
      let sum = 0;
      for (let i = 0; i < length; i++) {
        const at = y * length + i;
        const left = i >= BYTES_PER_PIXEL ? pixels[at - BYTES_PER_PIXEL]! : 0;
        const above = y > 0 ? pixels[at - length]! : 0;
        const corner = y > 0 && i >= BYTES_PER_PIXEL ? pixels[at - length - BYTES_PER_PIXEL]! : 0;
        const value = (pixels[at]! - predict(left, above, corner)) & 0xff;
        candidate[i] = value;
        sum += value < 128 ? value : 256 - value;
      }
      if (sum >= best) return;
      best = sum;
      out[y * (length + 1)] = type;
      out.set(candidate, y * (length + 1) + 1);
    });
  }
  return out;
};
