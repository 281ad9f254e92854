// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { groupEdges, nextCorner, visitEdges } from './edges.ts';
import type { Mesh } from './mesh.ts';

/** How the triangles of a mesh hang together: counts, and for each kind of defect one place. */
export interface MeshTopology {
  /** Edges of a single triangle. */
  readonly open: number;
  /** Edges of two triangles that both run the same way. */
  readonly flipped: number;
  /** Edges of more than two triangles. */
  readonly nonManifold: number;
  /** Those of them that as many triangles run forth as back: bodies that touch in an edge. */
  readonly touching: number;
  /** Triangles that name a vertex twice. */
  readonly degenerate: number;
  /** Triangles of three vertices and no area: corners in one line. */
  readonly slivers: number;
  /** Groups of triangles connected by edges. */
  readonly shells: number;
  /** A vertex index at the first defect of each kind. */
  readonly at: Readonly<
    Partial<Record<'open' | 'flipped' | 'nonManifold' | 'degenerate' | 'slivers', number>>
  >;
}

/** Every edge is run once forth and once back (or, where bodies touch, as often forth as back). */
export const isClosed = (topology: MeshTopology): boolean =>
  topology.open === 0 &&
  topology.flipped === 0 &&
  topology.degenerate === 0 &&
  topology.nonManifold === topology.touching;

/**
 * The same for a mesh of whose triangles none names a vertex twice, at a third of the time: nothing
 * is counted.
 */
export const isBalanced = (mesh: Mesh): boolean => {
  const { triangles } = mesh;
  const { start, halfEdges } = groupEdges(mesh);
  const balance = new Int32Array(start.length - 1);
  for (let v = 0; v < balance.length; v++) {
    for (let i = start[v]!; i < start[v + 1]!; i++) {
      const h = halfEdges[i]!;
      if (triangles[h] === v) balance[triangles[nextCorner(h)]!]!++;
      else balance[triangles[h]!]!--;
    }
    for (let i = start[v]!; i < start[v + 1]!; i++) {
      const h = halfEdges[i]!;
      if (balance[triangles[h] === v ? triangles[nextCorner(h)]! : triangles[h]!] !== 0)
        return false;
    }
  }
  return true;
};

/** Count the defects and shells of a mesh whose indices are in range. Linear in time and space. */
export const meshTopology = (mesh: Mesh): MeshTopology => {
  const { triangles } = mesh;
  const count = { open: 0, flipped: 0, nonManifold: 0, touching: 0, degenerate: 0, slivers: 0 };
  const at: { -readonly [K in keyof MeshTopology['at']]: number } = {};
  const found = (kind: keyof MeshTopology['at'], vertex: number): void => {
    count[kind]++;
    at[kind] ??= vertex;
  };

  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (a === b || b === c || c === a) found('degenerate', a);
    else if (hasNoArea(mesh.positions, a, b, c)) found('slivers', a);
  }
  const sound = count.degenerate === 0 ? mesh : withoutRepeats(mesh);

  const parent = new Int32Array(sound.triangles.length / 3).fill(-1);
  let shells = parent.length;
  visitEdges(sound, groupEdges(sound), (forward, backward, first, last) => {
    const total = forward + backward;
    if (total === 1) found('open', sound.triangles[first]!);
    else if (total > 2) {
      found('nonManifold', sound.triangles[first]!);
      if (forward === backward) count.touching++;
    } else if (forward !== backward) found('flipped', sound.triangles[first]!);
    if (total > 1 && union(parent, Math.floor(first / 3), Math.floor(last / 3))) shells--;
  });
  return { ...count, shells, at };
};

const withoutRepeats = (mesh: Mesh): Mesh => ({
  positions: mesh.positions,
  triangles: mesh.triangles.filter((_, i, all) => {
    const t = i - (i % 3);
    return all[t] !== all[t + 1] && all[t + 1] !== all[t + 2] && all[t + 2] !== all[t];
  }),
});

const hasNoArea = (p: Float32Array, a: number, b: number, c: number): boolean => {
  const [x, y, z] = [p[3 * a]!, p[3 * a + 1]!, p[3 * a + 2]!];
  const [ux, uy, uz] = [p[3 * b]! - x, p[3 * b + 1]! - y, p[3 * b + 2]! - z];
  const [vx, vy, vz] = [p[3 * c]! - x, p[3 * c + 1]! - y, p[3 * c + 2]! - z];
  return uy * vz === uz * vy && uz * vx === ux * vz && ux * vy === uy * vx;
};

/** Join two sets of a union-find forest (roots hold minus their size); false if they were one. */
const union = (parent: Int32Array, a: number, b: number): boolean => {
  let [low, high] = [root(parent, a), root(parent, b)];
  if (low === high) return false;
  if (parent[low]! > parent[high]!) [low, high] = [high, low];
  parent[low]! += parent[high]!;
  parent[high] = low;
  return true;
};

const root = (parent: Int32Array, item: number): number => {
  let at = item;
  while (parent[at]! >= 0) {
    const up = parent[at]!;
    if (parent[up]! >= 0) parent[at] = parent[up]!;
    at = up;
  }
  return at;
};
