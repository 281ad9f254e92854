// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cos, sin } from '../../../shared/math.ts';
import { fillTriangle } from './rasterize.ts';
import type { Scene } from './scene.ts';
import { basisAround, dot, unit, type Vector } from './vector.ts';

/** Light from far away in one direction, and what stands in its way. */
export interface LightMap {
  /** Unit vector towards the light. */
  readonly direction: Vector;
  /** Share of the light that reaches a point (relative to the scene's center), in [0, 1]. */
  readonly reaches: (x: number, y: number, z: number) => number;
}

const SEE_THROUGH = 0.5;
const GOLDEN_ANGLE = 2.399963229728653;

/** The nearest thing to the light in each texel, orthographic, over the bounding sphere. */
export const lightMap = (scene: Scene, direction: Vector, size: number): LightMap => {
  const { positions, triangles, colors, center, radius } = scene;
  const [a, b] = basisAround(direction);
  const scale = size / (2.02 * radius);
  const points = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const q: Vector = [
      positions[i]! - center[0],
      positions[i + 1]! - center[1],
      positions[i + 2]! - center[2],
    ];
    points[i] = size / 2 + scale * dot(q, a);
    points[i + 1] = size / 2 + scale * dot(q, b);
    points[i + 2] = dot(q, direction);
  }
  const heights = new Float32Array(size * size).fill(-Infinity);
  for (let t = 0; t < triangles.length; t += 3) {
    if (colors[(4 * t) / 3 + 3]! < SEE_THROUGH) continue;
    const [i, j, k] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    fillTriangle(points, i, j, k, size, size, (at, height) => {
      if (height > heights[at]!) heights[at] = height;
    });
  }
  // A texel seen at a slant spans this much height; less would make a surface shade itself.
  const bias = 2.5 / scale;
  const clear = (u: number, v: number, height: number): number =>
    u < 0 || v < 0 || u >= size || v >= size || heights[v * size + u]! <= height ? 1 : 0;
  const reaches = (x: number, y: number, z: number): number => {
    const u = size / 2 + scale * (x * a[0] + y * a[1] + z * a[2]) - 0.5;
    const v = size / 2 + scale * (x * b[0] + y * b[1] + z * b[2]) - 0.5;
    const height = x * direction[0] + y * direction[1] + z * direction[2] + bias;
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [du, dv] = [u - i, v - j];
    const low = clear(i, j, height) * (1 - du) + clear(i + 1, j, height) * du;
    const high = clear(i, j + 1, height) * (1 - du) + clear(i + 1, j + 1, height) * du;
    return low * (1 - dv) + high * dv;
  };
  return { direction, reaches };
};

/** `count` directions spread evenly over the sky (Fibonacci spiral of the upper half sphere). */
export const skyDirections = (count: number): Vector[] =>
  Array.from({ length: count }, (_, i): Vector => {
    const z = (i + 0.5) / count;
    const r = Math.sqrt(1 - z * z);
    return [r * cos(i * GOLDEN_ANGLE), r * sin(i * GOLDEN_ANGLE), z];
  });

/** `count` directions within a cone of tangent `spread` around `middle`: a lamp of some size. */
export const lampDirections = (middle: Vector, spread: number, count: number): Vector[] => {
  const axis = unit(middle);
  const [a, b] = basisAround(axis);
  return Array.from({ length: count }, (_, i): Vector => {
    const r = spread * Math.sqrt((i + 0.5) / count);
    const [u, v] = [r * cos(i * GOLDEN_ANGLE), r * sin(i * GOLDEN_ANGLE)];
    return unit([
      axis[0] + u * a[0] + v * b[0],
      axis[1] + u * a[1] + v * b[1],
      axis[2] + u * a[2] + v * b[2],
    ]);
  });
};
