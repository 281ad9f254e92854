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
  // Weights of b and c at (px, py) from a: v = vx·px + vy·py, w = wx·px + wy·py.
  const [vx, vy] = [(cy - ay) / area, (ax - cx) / area];
  const [wx, wy] = [(ay - by) / area, (bx - ax) / area];
  const slope = vx * (bv - av) + wx * (cv - av);
  for (let y = y0; y <= y1; y++) {
    const py = y + 0.5 - ay;
    const [v0, w0] = [vy * py, wy * py];
    // The row is inside from where all of v ≥ 0, w ≥ 0, 1 - v - w ≥ 0 hold.
    const from = Math.max(least(vx, v0), least(wx, w0), least(-vx - wx, 1 - v0 - w0));
    const to = Math.min(most(vx, v0), most(wx, w0), most(-vx - wx, 1 - v0 - w0));
    const x0 = Math.max(0, Math.ceil(from + ax - 0.5 - OVERLAP));
    const x1 = Math.min(width - 1, Math.floor(to + ax - 0.5 + OVERLAP));
    const start = av + v0 * (bv - av) + w0 * (cv - av);
    for (let x = x0; x <= x1; x++) {
      visit(y * width + x, start + (x + 0.5 - ax) * slope, x, y);
    }
  }
};

/** Neighbors overlap by a hair, lest rounding leave a crack between them. */
const OVERLAP = 1e-7;

/** The smallest and largest p with slope·p + offset ≥ 0. */
const least = (slope: number, offset: number): number =>
  slope > 0 ? -offset / slope : slope === 0 && offset < 0 ? Infinity : -Infinity;
const most = (slope: number, offset: number): number =>
  slope < 0 ? -offset / slope : slope === 0 && offset < 0 ? -Infinity : Infinity;
