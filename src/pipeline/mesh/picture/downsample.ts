// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Canvas } from './canvas.ts';
import { toScreen } from './scene.ts';

/** The mean light of each pixel's samples (linear r g b, stride 3) as bytes r g b for the screen. */
export const downsample = (light: Float32Array, canvas: Canvas): Uint8Array => {
  const { width, height, samples } = canvas;
  const [columns, rows] = [width / samples, height / samples];
  const pixels = new Uint8Array(3 * columns * rows);
  const share = 1 / (samples * samples);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let j = 0; j < samples; j++) {
          const row = (y * samples + j) * width + x * samples;
          for (let i = 0; i < samples; i++) sum += Math.min(1, light[3 * (row + i) + k]!);
        }
        pixels[3 * (y * columns + x) + k] = Math.round(255 * toScreen(sum * share));
      }
    }
  }
  return pixels;
};
