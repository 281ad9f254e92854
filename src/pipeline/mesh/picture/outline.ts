// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Camera } from './camera.ts';
import { faceNormals } from './corner-normals.ts';
import type { Buffers } from './rasterize.ts';
import type { Canvas } from './canvas.ts';
import type { Scene } from './scene.ts';

const CREASE_COSINE = 0.82;
const CREASE_DARKNESS = 0.5;
const STEP_DARKNESS = 0.65;

/**
 * Darken the samples at which the picture bends or steps: between two neighbors, the outline of a
 * body, a step in depth, or triangles that meet at more than 35°. Found in the picture, not in the
 * mesh, so that hidden edges need no care.
 */
export const drawOutlines = (
  light: Float32Array,
  scene: Scene,
  camera: Camera,
  { depth, triangle }: Buffers,
  { width, height }: Canvas,
): void => {
  const faces = faceNormals(scene);
  const step = outlineStep(scene, camera);
  const darkness = new Float32Array(width * height);
  const compare = (a: number, b: number): void => {
    const [s, t] = [triangle[a]!, triangle[b]!];
    if (s === t) return;
    const near = depth[a]! >= depth[b]! ? a : b;
    const value = s < 0 || t < 0 ? STEP_DARKNESS : boundary(s, t, a, b);
    if (value > darkness[near]!) darkness[near] = value;
  };
  const boundary = (s: number, t: number, a: number, b: number): number => {
    const cosine =
      faces[3 * s]! * faces[3 * t]! +
      faces[3 * s + 1]! * faces[3 * t + 1]! +
      faces[3 * s + 2]! * faces[3 * t + 2]!;
    if (Math.abs(depth[a]! - depth[b]!) > step && isStep(a, b)) return STEP_DARKNESS;
    return cosine < CREASE_COSINE ? CREASE_DARKNESS : 0;
  };
  // A slanted surface has an even slope on both sides; a step has not.
  const isStep = (a: number, b: number): boolean => {
    const [before, after] = [2 * a - b, 2 * b - a];
    const jump = depth[b]! - depth[a]!;
    const slope = Math.max(
      Math.abs(depth[a]! - (depth[before] ?? -Infinity) || 0),
      Math.abs((depth[after] ?? -Infinity) - depth[b]! || 0),
    );
    return !Number.isFinite(slope) || Math.abs(jump) > 3 * slope;
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (x + 1 < width) compare(at, at + 1);
      if (y + 1 < height) compare(at, at + width);
    }
  }
  for (let at = 0; at < darkness.length; at++) {
    const kept = 1 - darkness[at]!;
    if (kept === 1) continue;
    for (let k = 0; k < 3; k++) light[3 * at + k]! *= kept;
  }
};

/** The step in nearness that a few samples of way towards the viewer make. */
const outlineStep = (scene: Scene, camera: Camera): number =>
  (4 * camera.sampleSize) / (6 * scene.radius);
