// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Canvas } from './canvas.ts';
import type { Scene } from './scene.ts';

/** What each sample shows. */
export interface Buffers {
  /** Nearness; -Infinity where there is nothing. */
  readonly depth: Float32Array;
  /** Triangle, -1 where there is nothing. */
  readonly triangle: Int32Array;
}

/**
 * Z-buffer. `points`: x y in samples and nearness (larger is nearer, linear in x y) of each vertex.
 * A see-through triangle leaves out its share of the samples of each pixel.
 */
export const rasterize = (scene: Scene, points: Float32Array, canvas: Canvas): Buffers => {
  const { width, height, samples } = canvas;
  const depth = new Float32Array(width * height).fill(-Infinity);
  const triangle = new Int32Array(width * height).fill(-1);
  const levels = samples * samples;
  const { triangles, colors } = scene;
  for (let t = 0; t < triangles.length / 3; t++) {
    const shown = Math.round(colors[4 * t + 3]! * levels);
    if (shown <= 0) continue;
    const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
    fillTriangle(points, 3 * a, 3 * b, 3 * c, width, height, (at, nearness, x, y) => {
      if (nearness <= depth[at]!) return;
      if (shown < levels && sampleOrder(x % samples, y % samples, samples) >= shown) return;
      depth[at] = nearness;
      triangle[at] = t;
    });
  }
  return { depth, triangle };
};

/** Which of a pixel's samples a half-covered pixel shows first: scattered, not line by line. */
const sampleOrder = (x: number, y: number, samples: number): number =>
  (y * samples + ((x + 2 * y) % samples)) % 2 === 0
    ? (y * samples + x) >> 1
    : (samples * samples + y * samples + x) >> 1;

/**
 * Visit the samples whose middle lies in a triangle, either way around. `p` holds x y value of
 * each vertex at a, b, c; the value is interpolated linearly.
 */
export const fillTriangle = (
  p: Float32Array,
  a: number,
  b: number,
  c: number,
  width: number,
  height: number,
  visit: (at: number, value: number, x: number, y: number) => void,
): void => {
  const [ax, ay, av] = [p[a]!, p[a + 1]!, p[a + 2]!];
  const [bx, by, bv] = [p[b]!, p[b + 1]!, p[b + 2]!];
  const [cx, cy, cv] = [p[c]!, p[c + 1]!, p[c + 2]!];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0 || !Number.isFinite(area)) return;
  const y0 = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const y1 = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  const x0 = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const x1 = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const [byStep, cyStep] = [(cy - ay) / area, -(by - ay) / area];
  for (let y = y0; y <= y1; y++) {
    const py = y + 0.5 - ay;
    for (let x = x0; x <= x1; x++) {
      const px = x + 0.5 - ax;
      const v = px * byStep - (py * (cx - ax)) / area;
      const w = px * cyStep + (py * (bx - ax)) / area;
      if (v < 0 || w < 0 || v + w > 1) continue;
      visit(y * width + x, av + v * (bv - av) + w * (cv - av), x, y);
    }
  }
};
