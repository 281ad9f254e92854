// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cos, degToRad, sin } from '../../../shared/math.ts';
import type { Canvas } from './canvas.ts';
import type { Scene } from './scene.ts';
import { cross, unit, type Vector } from './vector.ts';

/** From where the scene is seen. */
export interface Camera {
  /** Unit vectors: to the right and up in the picture, and away from the viewer. */
  readonly right: Vector;
  readonly up: Vector;
  readonly forward: Vector;
  /** Sample x, sample y, nearness of each vertex, stride 3; nearness is linear in the picture. */
  readonly project: (positions: Float32Array) => Float32Array;
  /** The point (relative to the scene's center) at a sample with a nearness. */
  readonly unproject: (x: number, y: number, nearness: number) => Vector;
  /** Where a sample looks at the plane z = `height` (relative to the center). */
  readonly onGround: (x: number, y: number, height: number) => Vector | undefined;
  /** mm of one sample at the center's distance. */
  readonly sampleSize: number;
}

const AZIMUTH = 32;
const DISTANCE_IN_RADII = 6;
const MARGIN = 0.09;

/** A view from the front right with mild perspective that fills the canvas but for a margin. */
export const fitCamera = (scene: Scene, canvas: Canvas): Camera => {
  const { center, radius } = scene;
  const tilt = degToRad(elevation(scene));
  const turn = degToRad(AZIMUTH);
  const toEye: Vector = [cos(tilt) * sin(turn), -cos(tilt) * cos(turn), sin(tilt)];
  const forward: Vector = [-toEye[0], -toEye[1], -toEye[2]];
  const right = unit(cross(forward, [0, 0, 1]));
  const up = cross(right, forward);
  const distance = DISTANCE_IN_RADII * radius;

  const flatten = (positions: Float32Array): Float32Array => {
    const out = new Float32Array(positions.length);
    for (let i = 0; i < positions.length; i += 3) {
      const x = positions[i]! - center[0];
      const y = positions[i + 1]! - center[1];
      const z = positions[i + 2]! - center[2];
      const nearness = distance / (distance + x * forward[0] + y * forward[1] + z * forward[2]);
      out[i] = (x * right[0] + y * right[1] + z * right[2]) * nearness;
      out[i + 1] = -(x * up[0] + y * up[1] + z * up[2]) * nearness;
      out[i + 2] = nearness;
    }
    return out;
  };

  const flat = flatten(scene.positions);
  const [x0, x1] = range(flat, 0);
  const [y0, y1] = range(flat, 1);
  const inside = 1 - 2 * MARGIN;
  const scale = Math.min(
    (canvas.width * inside) / Math.max(x1 - x0, radius * 1e-3),
    (canvas.height * inside) / Math.max(y1 - y0, radius * 1e-3),
  );
  const [ox, oy] = [
    canvas.width / 2 - (scale * (x0 + x1)) / 2,
    canvas.height / 2 - (scale * (y0 + y1)) / 2,
  ];
  const ray = (x: number, y: number): [number, number] => [(x - ox) / scale, (oy - y) / scale];
  const combine = (r: number, u: number, f: number): Vector => [
    r * right[0] + u * up[0] + f * forward[0],
    r * right[1] + u * up[1] + f * forward[1],
    r * right[2] + u * up[2] + f * forward[2],
  ];

  return {
    right,
    up,
    forward,
    sampleSize: 1 / scale,
    project: (positions) => {
      const out = flatten(positions);
      for (let i = 0; i < out.length; i += 3) {
        out[i] = ox + scale * out[i]!;
        out[i + 1] = oy + scale * out[i + 1]!;
      }
      return out;
    },
    unproject: (x, y, nearness) => {
      const [r, u] = ray(x, y);
      return combine(r / nearness, u / nearness, distance / nearness - distance);
    },
    onGround: (x, y, height) => {
      const [r, u] = ray(x, y);
      const step = combine(r, u, distance);
      const from = -distance * forward[2];
      const share = (height - from) / step[2];
      if (!(share > 0)) return undefined;
      return combine(r * share, u * share, distance * share - distance);
    },
  };
};

/** Flat things are looked at from higher above: 26° for what is tall, 48° for a sheet. */
const elevation = ({ bounds: [low, high] }: Scene): number => {
  const breadth = Math.max(high[0] - low[0], high[1] - low[1]);
  const slimness = Math.min(1, (high[2] - low[2]) / (0.7 * breadth || 1));
  return 48 - 22 * slimness;
};

const range = (values: Float32Array, offset: number): [number, number] => {
  let [low, high] = [Infinity, -Infinity];
  for (let i = offset; i < values.length; i += 3) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return [low, high];
};
