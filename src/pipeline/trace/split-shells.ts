// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';
import { weld } from '../mesh/weld.ts';

/**
 * The connected surfaces of a mesh, each as a mesh of its own, in the order of their first
 * triangles. Triangles that share a vertex are connected. Two blocks apart give two meshes.
 */
export const splitShells = (mesh: Mesh): readonly Mesh[] => {
  const { positions, triangles } = mesh;
  const parent = Uint32Array.from({ length: positions.length / 3 }, (_, vertex) => vertex);
  for (let t = 0; t < triangles.length; t += 3) {
    const first = root(parent, triangles[t]!);
    parent[root(parent, triangles[t + 1]!)] = first;
    parent[root(parent, triangles[t + 2]!)] = first;
  }
  const shells = new Map<number, number[]>();
  for (let t = 0; t < triangles.length; t += 3) {
    const of = root(parent, triangles[t]!);
    const shell = shells.get(of) ?? [];
    shell.push(triangles[t]!, triangles[t + 1]!, triangles[t + 2]!);
    shells.set(of, shell);
  }
  if (shells.size === 1) return [mesh];
  return Array.from(shells.values(), (corners) => takeCorners(positions, corners));
};

/** Only the vertices that the corners name: a mesh of many shells is not copied for each. */
const takeCorners = (positions: Float32Array, corners: readonly number[]): Mesh => {
  const soup = new Float32Array(3 * corners.length);
  corners.forEach((vertex, i) => soup.set(positions.subarray(3 * vertex, 3 * vertex + 3), 3 * i));
  return weld(soup);
};

const root = (parent: Uint32Array, vertex: number): number => {
  let at = vertex;
  while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
  return at;
};
