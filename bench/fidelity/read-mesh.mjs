// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A triangle mesh: `positions` xyz in mm, stride 9 a triangle, counter-clockwise from outside.
 *
 * @typedef {{ positions: Float64Array, triangles: number, min: number[], max: number[], volume: number }} Mesh
 */

const HEADER = 84;
const FACET = 50;

/**
 * Reads a binary STL.
 *
 * @param {Uint8Array} bytes
 * @returns {Mesh}
 */
export const readMesh = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const triangles = view.getUint32(HEADER - 4, true);
  if (bytes.length !== HEADER + FACET * triangles) throw new Error('not a binary STL');
  const positions = new Float64Array(9 * triangles);
  for (let triangle = 0; triangle < triangles; triangle++) {
    const corners = HEADER + FACET * triangle + 12;
    for (let i = 0; i < 9; i++) {
      positions[9 * triangle + i] = view.getFloat32(corners + 4 * i, true);
    }
  }
  return { positions, triangles, ...bounds(positions), volume: volumeOf(positions) };
};

const bounds = (positions) => {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    min[i % 3] = Math.min(min[i % 3], positions[i]);
    max[i % 3] = Math.max(max[i % 3], positions[i]);
  }
  return { min, max };
};

// Signed tetrahedra to the origin.
const volumeOf = (p) => {
  let sixfold = 0;
  for (let i = 0; i < p.length; i += 9) {
    sixfold +=
      p[i] * (p[i + 4] * p[i + 8] - p[i + 5] * p[i + 7]) +
      p[i + 1] * (p[i + 5] * p[i + 6] - p[i + 3] * p[i + 8]) +
      p[i + 2] * (p[i + 3] * p[i + 7] - p[i + 4] * p[i + 6]);
  }
  return sixfold / 6;
};
