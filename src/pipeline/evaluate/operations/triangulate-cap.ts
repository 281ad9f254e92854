// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel } from '../kernel/kernel.ts';
import { loopsOfEdges, type Edges } from './edge-loops.ts';

/**
 * Triangles, three vertices each, that fill an outline in its plane, facing where it runs
 * counter-clockwise. Every edge stays whole, so that walls fit.
 */
export const triangulateCap = (
  { triangulate }: Kernel,
  positions: Float64Array,
  edges: Edges,
): number[] => {
  const loops = loopsOfEdges(edges);
  if (loops.length === 0) return [];
  const toPlane = flattening(loops, positions);
  const vertices = loops.flat();
  const found = triangulate(loops.map((loop) => loop.map(toPlane)));
  return found.flatMap((corners) => corners.map((corner) => vertices[corner]!));
};

/**
 * To the coordinate plane in which the loops enclose most, so that what is counter-clockwise in
 * space is so there (Newell's normal).
 */
const flattening = (
  loops: readonly (readonly number[])[],
  p: Float64Array,
): ((vertex: number) => [number, number]) => {
  const normal = [0, 0, 0];
  for (const loop of loops) {
    let from = loop.at(-1)!;
    for (const to of loop) {
      for (let k = 0; k < 3; k++) {
        const [u, v] = [(k + 1) % 3, (k + 2) % 3];
        normal[k]! += (p[3 * from + u]! - p[3 * to + u]!) * (p[3 * from + v]! + p[3 * to + v]!);
      }
      from = to;
    }
  }
  const size = normal.map(Math.abs);
  const axis = size[0]! > size[1]! && size[0]! > size[2]! ? 0 : size[1]! > size[2]! ? 1 : 2;
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
  const sign = normal[axis]! < 0 ? -1 : 1;
  return (vertex) => [p[3 * vertex + u]! * sign, p[3 * vertex + v]!];
};
