// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../src/pipeline/mesh/mesh.ts';
import { cos, sin } from '../src/shared/math.ts';

type Vector = readonly [number, number, number];

/** A block of 8 vertices and 12 triangles with its smallest corner at `at`, mm. */
export const box = (sx: number, sy: number, sz: number, at: Vector = [0, 0, 0]): Mesh => {
  const [x, y, z] = at;
  const positions: number[] = [];
  for (const k of [0, 1]) {
    for (const j of [0, 1]) {
      for (const i of [0, 1]) positions.push(x + i * sx, y + j * sy, z + k * sz);
    }
  }
  return mesh(
    positions,
    [
      [0, 2, 3, 0, 3, 1],
      [4, 5, 7, 4, 7, 6],
      [0, 1, 5, 0, 5, 4],
      [2, 6, 7, 2, 7, 3],
      [0, 4, 6, 0, 6, 2],
      [1, 3, 7, 1, 7, 5],
    ].flat(),
  );
};

/** A body of six quads: x, y, z of the four corners of its foot, counterclockwise from above, then of its top. */
export const hexahedron = (...corners: readonly number[]): Mesh =>
  mesh(
    corners,
    [
      [0, 2, 1, 0, 3, 2],
      [4, 5, 6, 4, 6, 7],
      [0, 1, 5, 0, 5, 4],
      [1, 2, 6, 1, 6, 5],
      [2, 3, 7, 2, 7, 6],
      [3, 0, 4, 3, 4, 7],
    ].flat(),
  );

/** A prism of `segments` sides standing on z = 0 around the z axis. */
export const cylinder = (radius: number, height: number, segments = 32): Mesh => {
  const positions: number[] = [0, 0, 0, 0, 0, height];
  const triangles: number[] = [];
  for (let i = 0; i < segments; i++) {
    const angle = (2 * Math.PI * i) / segments;
    const [x, y] = [radius * cos(angle), radius * sin(angle)];
    positions.push(x, y, 0, x, y, height);
    const [low, high] = [2 + 2 * i, 3 + 2 * i];
    const [nextLow, nextHigh] = [2 + 2 * ((i + 1) % segments), 3 + 2 * ((i + 1) % segments)];
    triangles.push(0, nextLow, low, 1, high, nextHigh);
    triangles.push(low, nextLow, nextHigh, low, nextHigh, high);
  }
  return mesh(positions, triangles);
};

/** A ball around the origin of `segments` meridians and half as many rows. */
export const sphere = (radius: number, segments = 32): Mesh => {
  const rows = Math.max(2, segments >> 1);
  const positions: number[] = [0, 0, -radius];
  for (let row = 1; row < rows; row++) {
    const tilt = (Math.PI * row) / rows;
    for (let i = 0; i < segments; i++) {
      const turn = (2 * Math.PI * i) / segments;
      positions.push(radius * sin(tilt) * cos(turn), radius * sin(tilt) * sin(turn));
      positions.push(-radius * cos(tilt));
    }
  }
  positions.push(0, 0, radius);
  const top = positions.length / 3 - 1;
  const at = (row: number, i: number): number => 1 + (row - 1) * segments + (i % segments);
  const triangles: number[] = [];
  for (let i = 0; i < segments; i++) {
    triangles.push(0, at(1, i + 1), at(1, i), top, at(rows - 1, i), at(rows - 1, i + 1));
    for (let row = 1; row < rows - 1; row++) {
      triangles.push(at(row, i), at(row, i + 1), at(row + 1, i + 1));
      triangles.push(at(row, i), at(row + 1, i + 1), at(row + 1, i));
    }
  }
  return mesh(positions, triangles);
};

/** The corner (0,0,0), (size,0,0), (0,size,0), (0,0,size): volume size³/6. */
export const tetrahedron = (size = 10): Mesh =>
  mesh([0, 0, 0, size, 0, 0, 0, size, 0, 0, 0, size], [0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3]);

/** Several meshes as one of as many shells; nothing is united. */
export const together = (...meshes: readonly Mesh[]): Mesh => {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const each of meshes) {
    const offset = positions.length / 3;
    for (const value of each.positions) positions.push(value);
    for (const vertex of each.triangles) triangles.push(vertex + offset);
  }
  return mesh(positions, triangles);
};

/** The same surface seen from the other side. */
export const insideOut = (each: Mesh): Mesh => {
  const triangles = each.triangles.slice();
  for (let i = 0; i < triangles.length; i += 3) {
    triangles[i + 1] = each.triangles[i + 2]!;
    triangles[i + 2] = each.triangles[i + 1]!;
  }
  return { ...each, triangles };
};

const mesh = (positions: readonly number[], triangles: readonly number[]): Mesh => ({
  positions: Float32Array.from(positions),
  triangles: Uint32Array.from(triangles),
});
