// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { TAU } from '@jscad/modeling/src/maths/constants.js';
import { cos, sin } from '@jscad/modeling/src/maths/utils/trigonometry.js';
import stock from '@jscad/modeling/src/primitives/cylinderElliptic.stock.js';
import { packedSolid } from '../lazy-solid.js';
import { arePositive, isVector } from './fast-options.js';

/**
 * Stock's cylinder or truncated cone all around, corner for corner, packed; stock takes wedges,
 * tips and wrong options.
 */
const cylinderElliptic = (options) => {
  const {
    center = [0, 0, 0],
    height = 2,
    startRadius = [1, 1],
    startAngle = 0,
    endRadius = [1, 1],
    endAngle = TAU,
    segments = 32,
  } = { ...options };
  const plain =
    isVector(center) &&
    Number.isFinite(height) &&
    height > 0 &&
    isVector(startRadius, 2) &&
    arePositive(startRadius) &&
    isVector(endRadius, 2) &&
    arePositive(endRadius) &&
    startAngle === 0 &&
    endAngle === TAU &&
    Number.isInteger(segments) &&
    segments >= 4;
  return plain ? packed(center, height, startRadius, endRadius, segments) : stock(options);
};

const packed = (center, height, startRadius, endRadius, segments) => {
  const straight = startRadius[0] === endRadius[0] && startRadius[1] === endRadius[1];
  const pattern = straight ? STRAIGHT : TAPERED;
  const bottom = -(height / 2);
  const top = height / 2 - bottom + bottom;
  const ring = (radius, slice) => {
    const angle = ((slice % segments) / segments) * TAU;
    return [radius[0] * cos(angle) + center[0], radius[1] * sin(angle) + center[1]];
  };
  const counts = new Uint32Array(segments * pattern.length);
  const points = new Float64Array(3 * 10 * segments + (straight ? 0 : 3 * 2 * segments));
  let at = 0;
  let polygon = 0;
  const z = [bottom + center[2], top + center[2]];
  const axis = [center[0], center[1]];
  let now = [ring(startRadius, 0), ring(endRadius, 0)];
  for (let slice = 0; slice < segments; slice++) {
    const next = [ring(startRadius, slice + 1), ring(endRadius, slice + 1)];
    const places = [axis, axis, now[0], now[1], next[0], next[1]];
    for (const corners of pattern) {
      counts[polygon++] = corners.length;
      for (const corner of corners) {
        points[at++] = places[corner][0];
        points[at++] = places[corner][1];
        points[at++] = z[corner % 2];
      }
    }
    now = next;
  }
  return packedSolid(points, counts);
};

/** Places at a slice, even ones below: the axis, the edge before, the edge after. */
const [START, END, START_NOW, END_NOW, START_NEXT, END_NEXT] = [0, 1, 2, 3, 4, 5];
const STRAIGHT = [
  [START, START_NEXT, START_NOW],
  [START_NEXT, END_NEXT, END_NOW, START_NOW],
  [END, END_NOW, END_NEXT],
];
const TAPERED = [
  [START, START_NEXT, START_NOW],
  [START_NOW, START_NEXT, END_NOW],
  [END, END_NOW, END_NEXT],
  [END_NOW, START_NEXT, END_NEXT],
];

export default cylinderElliptic;
