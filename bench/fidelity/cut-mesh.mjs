// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The outline of a mesh at height z: loose segments x0 y0 x1 y1 in mm, material on their left.
 * A corner at z counts as above it, so each cut edge is cut once.
 *
 * @param {import('./read-mesh.mjs').Mesh} mesh
 * @param {number} z mm
 * @returns {Float64Array}
 */
export const cutMesh = ({ positions: p, triangles }, z) => {
  const segments = [];
  for (let i = 0; i < 9 * triangles; i += 9) {
    const up = [p[i + 2] >= z, p[i + 5] >= z, p[i + 8] >= z];
    if (up[0] === up[1] && up[1] === up[2]) continue;
    let from, to;
    for (let side = 0; side < 3; side++) {
      const next = (side + 1) % 3;
      if (up[side] === up[next]) continue;
      const point = crossing(p, i + 3 * side, i + 3 * next, z);
      if (up[next]) to = point;
      else from = point;
    }
    if (from[0] !== to[0] || from[1] !== to[1]) segments.push(...from, ...to);
  }
  return Float64Array.from(segments);
};

// Always from the lower corner: both triangles at an edge find the same point.
const crossing = (p, a, b, z) => {
  const [low, high] = p[a + 2] < p[b + 2] ? [a, b] : [b, a];
  const share = (z - p[low + 2]) / (p[high + 2] - p[low + 2]);
  return [0, 1].map((axis) => p[low + axis] + share * (p[high + axis] - p[low + axis]));
};
