// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { nextCorner } from '../edges.ts';
import type { Mesh } from '../mesh.ts';
import { openEdges } from './open-edges.ts';

const MOST_EDGES = 8;

/** Close holes of up to eight edges with a fan. Vertices where two holes meet are left alone. */
export const fillSmallHoles = (mesh: Mesh): { mesh: Mesh; count: number } => {
  const after = new Map<number, number>();
  const ambiguous = new Set<number>();
  for (const h of openEdges(mesh)) {
    // The hole runs against the triangle's edge.
    const [from, to] = [mesh.triangles[nextCorner(h)]!, mesh.triangles[h]!];
    if (after.has(from)) ambiguous.add(from);
    after.set(from, to);
  }
  const added: number[] = [];
  let count = 0;
  for (const start of [...after.keys()]) {
    const loop = loopFrom(start, after, ambiguous);
    if (!loop) continue;
    for (const vertex of loop) after.delete(vertex);
    for (let i = 1; i + 1 < loop.length; i++) added.push(loop[0]!, loop[i]!, loop[i + 1]!);
    count++;
  }
  if (count === 0) return { mesh, count };
  const triangles = new Uint32Array(mesh.triangles.length + added.length);
  triangles.set(mesh.triangles);
  triangles.set(added, mesh.triangles.length);
  return { mesh: { positions: mesh.positions, triangles }, count };
};

const loopFrom = (
  start: number,
  after: ReadonlyMap<number, number>,
  ambiguous: ReadonlySet<number>,
): number[] | undefined => {
  const loop: number[] = [];
  let at: number | undefined = start;
  do {
    if (at === undefined || ambiguous.has(at) || loop.length >= MOST_EDGES) return undefined;
    loop.push(at);
    at = after.get(at);
  } while (at !== start);
  return loop.length >= 3 ? loop : undefined;
};
