// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BoundarySamples } from './sample-boundary.ts';

/** Half-edge `e` belongs to triangle ⌊e / 3⌋ and runs to the triangle's next corner. */
export const nextHalfEdge = (e: number): number => (e % 3 === 2 ? e - 2 : e + 1);

/** What Delaunator returns: the start point of each half-edge, and its twin (-1 on the hull). */
export interface Triangulation {
  readonly triangles: ArrayLike<number>;
  readonly halfedges: ArrayLike<number>;
}

/**
 * Which Delaunay triangles lie inside the sampled area: 1 inside, 0 outside. Sides of the outline
 * tell it for the triangles beside them (material lies to the left), and it spreads to the rest.
 */
export const insideTriangles = (
  { triangles, halfedges }: Triangulation,
  { next }: BoundarySamples,
): Uint8Array => {
  const UNKNOWN = 2;
  const inside = new Uint8Array(triangles.length / 3).fill(UNKNOWN);
  const queue: number[] = [];
  const label = (triangle: number, value: number): void => {
    if (inside[triangle] !== UNKNOWN) return;
    inside[triangle] = value;
    queue.push(triangle);
  };
  for (let e = 0; e < triangles.length; e++) {
    const side = sideOfBoundary(triangles[e]!, triangles[nextHalfEdge(e)]!, next);
    if (side !== undefined) label(Math.floor(e / 3), side);
  }
  for (let head = 0; head < queue.length; head++) {
    const triangle = queue[head]!;
    for (let e = 3 * triangle; e < 3 * triangle + 3; e++) {
      const twin = halfedges[e]!;
      if (twin < 0) continue;
      if (sideOfBoundary(triangles[e]!, triangles[nextHalfEdge(e)]!, next) !== undefined) continue;
      label(Math.floor(twin / 3), inside[triangle]!);
    }
  }
  return inside;
};

/**
 * For a side of the outline, whether the triangle it belongs to is inside; else undefined.
 * Delaunator's triangles turn clockwise seen with y up, so that an inside one runs against the ring.
 */
const sideOfBoundary = (from: number, to: number, next: Uint32Array): number | undefined =>
  next[to] === from ? 1 : next[from] === to ? 0 : undefined;
