// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Camera } from './camera.ts';
import { detailOf, type Canvas } from './canvas.ts';
import type { LightMap } from './light-maps.ts';
import type { Scene } from './scene.ts';

const COLUMNS = 240;
const BLURS = 2;

/**
 * Share of the light that reaches the ground at a sample, in [0, 1]. Asked of all lights on a
 * coarse grid and smoothed, so that the single lights' shadows do not show; the grid goes on under
 * the bodies, hence no bright seams beside them.
 */
export const groundLight = (
  scene: Scene,
  camera: Camera,
  sky: readonly LightMap[],
  lamp: readonly LightMap[],
  canvas: Canvas,
): ((x: number, y: number) => number) => {
  const across = Math.round(COLUMNS * detailOf(canvas));
  const cell = canvas.width / across;
  const columns = across + 3;
  const rows = Math.ceil(canvas.height / cell) + 3;
  const floor = scene.bounds[0][2] - scene.center[2];
  const whole = sky.reduce((sum, { direction }) => sum + direction[2], 0);
  let grid = new Float32Array(columns * rows).fill(1);
  for (let i = 0; i < grid.length; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const point = camera.onGround((column - 1) * cell, (row - 1) * cell, floor);
    if (!point || point[0] * point[0] + point[1] * point[1] > 40 * scene.radius * scene.radius) {
      continue;
    }
    let open = 0;
    for (const { direction, reaches } of sky) open += direction[2] * reaches(...point);
    let lit = 0;
    for (const { reaches } of lamp) lit += reaches(...point);
    grid[i] = 0.14 + (0.5 * open) / whole + (0.36 * lit) / lamp.length;
  }
  for (let i = 0; i < BLURS; i++) grid = smooth(smooth(grid, 1), columns);
  return (x, y) => {
    const [u, v] = [x / cell + 1, y / cell + 1];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const at = j * columns + i;
    const low = grid[at]! * (1 - u + i) + grid[at + 1]! * (u - i);
    const high = grid[at + columns]! * (1 - u + i) + grid[at + columns + 1]! * (u - i);
    return low * (1 - v + j) + high * (v - j);
  };
};

/** Each value with its two neighbors at the distance `stride`, 1 : 2 : 1. */
const smooth = (grid: Float32Array, stride: number): Float32Array<ArrayBuffer> =>
  Float32Array.from(
    grid,
    (value, i) => (2 * value + (grid[i - stride] ?? value) + (grid[i + stride] ?? value)) / 4,
  );
