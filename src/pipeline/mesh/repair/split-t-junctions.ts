// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { nextCorner } from '../edges.ts';
import type { Mesh } from '../mesh.ts';
import { openEdges } from './open-edges.ts';

const MOST_OPEN_EDGES = 3000;

/**
 * Where vertices of the outline of a gap lie on an open edge of another triangle (within
 * `tolerance`, mm), cut that triangle so that it has them as corners. Only one edge of a triangle
 * is cut in a round, hence a few rounds. Meshes with very many open edges are left alone.
 */
export const splitTJunctions = (mesh: Mesh, tolerance: number): { mesh: Mesh; count: number } => {
  let now = mesh;
  let count = 0;
  for (let round = 0; round < 3; round++) {
    const open = openEdges(now);
    if (open.length === 0 || open.length > MOST_OPEN_EDGES) break;
    const cuts = cutsOf(now, open, tolerance);
    if (cuts.size === 0) break;
    now = { positions: now.positions, triangles: cutTriangles(now.triangles, cuts) };
    count += cuts.size;
  }
  return { mesh: now, count };
};

interface Cut {
  readonly halfEdge: number;
  /** In order along the edge. */
  readonly vertices: readonly number[];
}

/** The cut of each triangle that needs one. */
const cutsOf = (mesh: Mesh, open: readonly number[], tolerance: number): Map<number, Cut> => {
  const outline = new Set(
    open.flatMap((h) => [mesh.triangles[h]!, mesh.triangles[nextCorner(h)]!]),
  );
  const cuts = new Map<number, Cut>();
  for (const halfEdge of open) {
    const t = Math.floor(halfEdge / 3);
    if (cuts.has(t)) continue;
    const own = mesh.triangles.subarray(3 * t, 3 * t + 3);
    const on = [...outline]
      .filter((vertex) => !own.includes(vertex))
      .map((vertex) => ({ vertex, share: shareOnEdge(mesh, halfEdge, vertex, tolerance) }))
      .filter(({ share }) => share > 0 && share < 1)
      .sort((a, b) => a.share - b.share || a.vertex - b.vertex);
    if (on.length > 0) cuts.set(t, { halfEdge, vertices: on.map(({ vertex }) => vertex) });
  }
  return cuts;
};

/** How far along the edge a vertex lies, in (0, 1); -1 if it is farther from it than `tolerance`. */
const shareOnEdge = (mesh: Mesh, h: number, vertex: number, tolerance: number): number => {
  const p = mesh.positions;
  const [a, b, v] = [3 * mesh.triangles[h]!, 3 * mesh.triangles[nextCorner(h)]!, 3 * vertex];
  const d = [0, 1, 2].map((k) => p[b + k]! - p[a + k]!);
  const q = [0, 1, 2].map((k) => p[v + k]! - p[a + k]!);
  const squared = d[0]! * d[0]! + d[1]! * d[1]! + d[2]! * d[2]!;
  const share = (q[0]! * d[0]! + q[1]! * d[1]! + q[2]! * d[2]!) / squared;
  const off = [0, 1, 2].map((k) => q[k]! - share * d[k]!);
  const distance = off[0]! * off[0]! + off[1]! * off[1]! + off[2]! * off[2]!;
  return distance <= tolerance * tolerance ? share : -1;
};

const cutTriangles = (triangles: Uint32Array, cuts: ReadonlyMap<number, Cut>): Uint32Array => {
  const result: number[] = [];
  for (let t = 0; t < triangles.length / 3; t++) {
    const cut = cuts.get(t);
    if (!cut) {
      result.push(triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!);
      continue;
    }
    const end = nextCorner(cut.halfEdge);
    const apex = triangles[nextCorner(end)]!;
    const row = [triangles[cut.halfEdge]!, ...cut.vertices, triangles[end]!];
    for (let i = 0; i + 1 < row.length; i++) result.push(row[i]!, row[i + 1]!, apex);
  }
  return Uint32Array.from(result);
};
