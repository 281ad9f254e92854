// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Scene } from './scene.ts';

const CREASE_COSINE = 0.82;
const MOST_NEIGHBORS = 48;

/** Unit normal of each triangle, stride 3. */
export const faceNormals = ({ positions: p, triangles }: Scene): Float32Array => {
  const normals = new Float32Array(triangles.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[t] = x / length;
    normals[t + 1] = y / length;
    normals[t + 2] = z / length;
  }
  return normals;
};

/**
 * Normal at each corner of each triangle, stride 9: the mean of the triangles around the vertex
 * that bend less than 35° from this one, so that round things look round and edges stay sharp.
 */
export const cornerNormals = (scene: Scene, faces: Float32Array): Float32Array => {
  const { triangles, positions } = scene;
  const start = new Uint32Array(positions.length / 3 + 1);
  for (const vertex of triangles) start[vertex + 1]!++;
  for (let v = 1; v < start.length; v++) start[v]! += start[v - 1]!;
  const fill = start.slice();
  const around = new Uint32Array(triangles.length);
  for (let i = 0; i < triangles.length; i++) around[fill[triangles[i]!]!++] = i - (i % 3);

  const normals = new Float32Array(3 * triangles.length);
  for (let i = 0; i < triangles.length; i++) {
    const face = i - (i % 3);
    const [fx, fy, fz] = [faces[face]!, faces[face + 1]!, faces[face + 2]!];
    let [x, y, z] = [fx, fy, fz];
    const [from, to] = [start[triangles[i]!]!, start[triangles[i]! + 1]!];
    if (to - from <= MOST_NEIGHBORS) {
      for (let k = from; k < to; k++) {
        const other = around[k]!;
        const [ox, oy, oz] = [faces[other]!, faces[other + 1]!, faces[other + 2]!];
        if (other === face || fx * ox + fy * oy + fz * oz < CREASE_COSINE) continue;
        x += ox;
        y += oy;
        z += oz;
      }
    }
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[3 * i] = x / length;
    normals[3 * i + 1] = y / length;
    normals[3 * i + 2] = z / length;
  }
  return normals;
};
