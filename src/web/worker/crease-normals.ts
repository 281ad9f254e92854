// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { groupEdges, nextCorner, visitEdges } from '../../pipeline/mesh/edges.ts';
import type { Mesh } from '../../pipeline/mesh/mesh.ts';

/** Normals and feature edges of a mesh; the layout is that of `Drawing`. */
export interface Creases {
  readonly normals: Float32Array;
  readonly lines: Float32Array;
}

/** Faces that meet at less than this are one curved surface; else their edge is seen. */
const HARD_ANGLE_COSINE = 0.866; // 30°

/**
 * One normal a corner: smooth across shallow edges, hard at 30° and more, where the edge is a line
 * too. Corners that are joined by shallow edges share the sum of their faces' normals by area, so
 * that a large flat face stays flat beside the many small ones of a fillet. Linear in time.
 */
export const creaseNormals = (mesh: Mesh): Creases => {
  const { positions, triangles } = mesh;
  const faces = faceNormals(mesh);
  const group = new Int32Array(triangles.length);
  for (let corner = 0; corner < group.length; corner++) group[corner] = corner;
  // Each edge is seen once at most by each of its half-edges.
  const lines = new Float32Array(6 * triangles.length);
  let end = 0;
  visitEdges(mesh, groupEdges(mesh), (forward, backward, first, last) => {
    if (forward === 1 && backward === 1 && isShallow(faces, first, last)) {
      join(group, first, nextCorner(last));
      join(group, nextCorner(first), last);
      return;
    }
    const from = 3 * triangles[first]!;
    const to = 3 * triangles[nextCorner(first)]!;
    for (let k = 0; k < 3; k++) {
      lines[end + k] = positions[from + k]!;
      lines[end + 3 + k] = positions[to + k]!;
    }
    end += 6;
  });
  return { normals: sumOfGroups(group, faces), lines: lines.slice(0, end) };
};

/** Normals as long as twice the area of each triangle, stride 3. */
const faceNormals = ({ positions: p, triangles }: Mesh): Float64Array => {
  const faces = new Float64Array(triangles.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    faces[t] = uy * vz - uz * vy;
    faces[t + 1] = uz * vx - ux * vz;
    faces[t + 2] = ux * vy - uy * vx;
  }
  return faces;
};

/** A triangle without area has no direction of its own: it goes with its neighbor. */
const isShallow = (faces: Float64Array, first: number, last: number): boolean => {
  const a = first - (first % 3);
  const b = last - (last % 3);
  const [ax, ay, az] = [faces[a]!, faces[a + 1]!, faces[a + 2]!];
  const [bx, by, bz] = [faces[b]!, faces[b + 1]!, faces[b + 2]!];
  const lengths = Math.sqrt((ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz));
  return lengths === 0 || ax * bx + ay * by + az * bz > HARD_ANGLE_COSINE * lengths;
};

const rootOf = (group: Int32Array, corner: number): number => {
  let at = corner;
  while (group[at] !== at) at = group[at] = group[group[at]!]!;
  return at;
};

const join = (group: Int32Array, a: number, b: number): void => {
  group[rootOf(group, a)] = rootOf(group, b);
};

const sumOfGroups = (group: Int32Array, faces: Float64Array): Float32Array => {
  const sums = new Float64Array(3 * group.length);
  for (let corner = 0; corner < group.length; corner++) {
    const root = rootOf(group, corner);
    // From here on the group is the root, one step away.
    group[corner] = root;
    const sum = 3 * root;
    const face = corner - (corner % 3);
    sums[sum]! += faces[face]!;
    sums[sum + 1]! += faces[face + 1]!;
    sums[sum + 2]! += faces[face + 2]!;
  }
  const normals = new Float32Array(3 * group.length);
  for (let corner = 0; corner < group.length; corner++) {
    const sum = 3 * group[corner]!;
    const x = sums[sum]!;
    const y = sums[sum + 1]!;
    const z = sums[sum + 2]!;
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[3 * corner] = x / length;
    normals[3 * corner + 1] = y / length;
    normals[3 * corner + 2] = z / length;
  }
  return normals;
};
