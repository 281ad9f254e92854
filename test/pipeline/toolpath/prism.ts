// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';

/** A prism over a simple polygon (mm, counter-clockwise, star-shaped from its first point), standing on z = 0. */
export const prism = (outline: readonly (readonly [number, number])[], height: number): Mesh => {
  const n = outline.length;
  const positions = [0, height].flatMap((z) => outline.flatMap(([x, y]) => [x, y, z]));
  const triangles: number[] = [];
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n;
    triangles.push(i, j, n + j, i, n + j, n + i);
    if (i > 0 && j > 0) triangles.push(0, j, i, n, n + i, n + j);
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
};
