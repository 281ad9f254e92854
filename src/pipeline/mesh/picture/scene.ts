// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { solidsIn, type Shape, type Solid } from '../../evaluate/shape.ts';
import { boundsOf, middle } from '../measure.ts';
import type { Bounds, Rgba } from '../mesh.ts';

/** All solids as one list of triangles. */
export interface Scene {
  /** x y z, mm, stride 3. */
  readonly positions: Float32Array;
  /** Vertex indices, stride 3. */
  readonly triangles: Uint32Array;
  /** r g b a of each triangle, stride 4, rgb as light (linear), all in [0, 1]. */
  readonly colors: Float32Array;
  readonly bounds: Bounds;
  readonly center: readonly [number, number, number];
  /** Half the diagonal of the bounds, mm. */
  readonly radius: number;
}

/** Color of what has none. */
export const DEFAULT_COLOR: Rgba = [0.22, 0.56, 0.66, 1];

export const sceneOf = (shapes: readonly Shape[]): Scene => {
  const solids = solidsIn(shapes);
  const sum = (count: (solid: Solid) => number): number =>
    solids.reduce((total, solid) => total + count(solid), 0);
  const positions = new Float32Array(sum(({ mesh }) => mesh.positions.length));
  const triangles = new Uint32Array(sum(({ mesh }) => mesh.triangles.length));
  const colors = new Float32Array((triangles.length / 3) * 4);
  let vertex = 0;
  let corner = 0;
  for (const { mesh, color = DEFAULT_COLOR } of solids) {
    positions.set(mesh.positions, 3 * vertex);
    for (let i = 0; i < mesh.triangles.length; i++) {
      triangles[corner + i] = mesh.triangles[i]! + vertex;
    }
    for (let t = 0; t < mesh.triangles.length / 3; t++) {
      const at = 4 * (corner / 3 + t);
      for (let k = 0; k < 4; k++) {
        const value = mesh.colors ? mesh.colors[4 * t + k]! / 255 : color[k]!;
        colors[at + k] = k < 3 ? toLight(value) : value;
      }
    }
    vertex += mesh.positions.length / 3;
    corner += mesh.triangles.length;
  }
  const bounds = boundsOf(positions);
  const [dx, dy, dz] = [0, 1, 2].map((k) => bounds[1][k]! - bounds[0][k]!) as [
    number,
    number,
    number,
  ];
  const radius = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2 || 1;
  return { positions, triangles, colors, bounds, center: middle(bounds), radius };
};

/** Screen value to light and back: a gamma of 2, which needs no power function. */
export const toLight = (value: number): number => {
  const clamped = Math.min(1, Math.max(0, value || 0));
  return clamped * clamped;
};
export const toScreen = (light: number): number => Math.sqrt(Math.min(1, Math.max(0, light)));
