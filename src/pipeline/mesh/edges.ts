// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from './mesh.ts';

/**
 * Half-edge `h` of triangle `⌊h/3⌋` runs from corner `h` to the next corner of that triangle.
 * Grouped by their lower vertex: the half-edges of vertex v are `halfEdges[start[v] … start[v+1])`.
 */
export interface EdgeGroups {
  readonly start: Uint32Array;
  readonly halfEdges: Uint32Array;
}

/** The corner that ends half-edge `h`, as an index into `triangles`. */
export const nextCorner = (h: number): number => (h % 3 === 2 ? h - 2 : h + 1);

/** Group half-edges by their lower vertex: counting sort, linear. */
export const groupEdges = (mesh: Mesh): EdgeGroups => {
  const { triangles } = mesh;
  const vertices = mesh.positions.length / 3;
  const start = new Uint32Array(vertices + 1);
  const lower = (h: number): number => Math.min(triangles[h]!, triangles[nextCorner(h)]!);
  for (let h = 0; h < triangles.length; h++) start[lower(h) + 1]!++;
  for (let v = 0; v < vertices; v++) start[v + 1]! += start[v]!;
  const fill = start.slice();
  const halfEdges = new Uint32Array(triangles.length);
  for (let h = 0; h < triangles.length; h++) halfEdges[fill[lower(h)]!++] = h;
  return { start, halfEdges };
};

/**
 * Visit every undirected edge once, in order of the lower vertex, with how many half-edges run
 * low → high (`forward`) and back; `first` and `last` are two of its half-edges (equal if single).
 * Triangles that name a vertex twice are the caller's to leave out.
 */
export const visitEdges = (
  mesh: Mesh,
  groups: EdgeGroups,
  visit: (forward: number, backward: number, first: number, last: number) => void,
): void => {
  const { triangles } = mesh;
  const { start, halfEdges } = groups;
  const vertices = mesh.positions.length / 3;
  const forward = new Uint32Array(vertices);
  const backward = new Uint32Array(vertices);
  const firstOf = new Uint32Array(vertices);
  const lastOf = new Uint32Array(vertices);
  for (let v = 0; v < vertices; v++) {
    const [from, to] = [start[v]!, start[v + 1]!];
    for (let i = from; i < to; i++) {
      const h = halfEdges[i]!;
      const ahead = triangles[h] === v;
      const other = ahead ? triangles[nextCorner(h)]! : triangles[h]!;
      if (forward[other]! + backward[other]! === 0) firstOf[other] = h;
      lastOf[other] = h;
      if (ahead) forward[other]!++;
      else backward[other]!++;
    }
    for (let i = from; i < to; i++) {
      const h = halfEdges[i]!;
      const other = triangles[h] === v ? triangles[nextCorner(h)]! : triangles[h]!;
      if (forward[other]! + backward[other]! === 0) continue;
      visit(forward[other]!, backward[other]!, firstOf[other]!, lastOf[other]!);
      forward[other] = backward[other] = 0;
    }
  }
};
