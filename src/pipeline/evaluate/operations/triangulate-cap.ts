// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel } from '../kernel/kernel.ts';
import { flattening } from '../solids/flattening.ts';
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
