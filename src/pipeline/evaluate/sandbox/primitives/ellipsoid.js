// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import vec3 from '@jscad/modeling/src/maths/vec3/index.js';
import { TAU } from '@jscad/modeling/src/maths/constants.js';
import { cos, sin } from '@jscad/modeling/src/maths/utils/trigonometry.js';
import stock from '@jscad/modeling/src/primitives/ellipsoid.stock.js';
import { packedSolid } from '../lazy-solid.js';
import { arePositive, isVector } from './fast-options.js';

const AXES = [
  [1, 0, 0],
  [0, -1, 0],
  [0, 0, 1],
];

/** Stock's ellipsoid, corner for corner, packed; stock takes odd options and wrong ones. */
const ellipsoid = (options) => {
  const { center = [0, 0, 0], radius = [1, 1, 1], segments = 32, axes = AXES } = { ...options };
  const plain =
    isVector(center) &&
    isVector(radius) &&
    arePositive(radius) &&
    Number.isInteger(segments) &&
    segments >= 4 &&
    Array.isArray(axes) &&
    axes.length === 3 &&
    axes.every((axis) => isVector(axis));
  return plain ? packed(center, radius, segments, axes) : stock(options);
};

const packed = (center, radius, segments, axes) => {
  const [x, y, z] = axes.map((axis, k) => vec3.scale([], vec3.normalize([], axis), radius[k]));
  const rows = Math.round(segments / 4);
  const pitches = [];
  for (let row = 0; row <= rows; row++) {
    const pitch = ((TAU / 4) * row) / rows;
    pitches.push(cos(pitch), sin(pitch));
  }
  const counts = new Uint32Array(2 * segments * rows);
  const points = new Float64Array(3 * 2 * segments * (4 * rows - 1));
  let at = 0;
  let polygon = 0;
  const corner = (around, row, side) => {
    const c = pitches[2 * row];
    const s = side * pitches[2 * row + 1];
    points[at] = around[0] * c + z[0] * s + center[0];
    points[at + 1] = around[1] * c + z[1] * s + center[1];
    points[at + 2] = around[2] * c + z[2] * s + center[2];
    at += 3;
  };
  let before = x;
  for (let column = 1; column <= segments; column++) {
    const angle = (TAU * column) / segments;
    const after = vec3.add([], vec3.scale([], x, cos(angle)), vec3.scale([], y, sin(angle)));
    for (let row = 1; row <= rows; row++) {
      const count = row < rows ? 4 : 3;
      counts[polygon++] = count;
      corner(before, row - 1, -1);
      corner(after, row - 1, -1);
      if (row < rows) corner(after, row, -1);
      corner(before, row, -1);
      counts[polygon++] = count;
      corner(before, row, 1);
      if (row < rows) corner(after, row, 1);
      corner(after, row - 1, 1);
      corner(before, row - 1, 1);
    }
    before = after;
  }
  return packedSolid(points, counts);
};

export default ellipsoid;
