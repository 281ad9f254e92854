// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cos, degToRad, sin } from '../../shared/math.ts';

/** Points (stride 2) turned about the origin by `degrees`, not rounded. */
export const rotate = (points: Float64Array, degrees: number): Float64Array => {
  const c = cos(degToRad(degrees));
  const s = sin(degToRad(degrees));
  const turned = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    turned[i] = points[i]! * c - points[i + 1]! * s;
    turned[i + 1] = points[i]! * s + points[i + 1]! * c;
  }
  return turned;
};

/** The same, rounded to whole units. */
export const rotateToUnits = (points: Float64Array, degrees: number): Float64Array => {
  const turned = rotate(points, degrees);
  for (let i = 0; i < turned.length; i++) turned[i] = Math.round(turned[i]!);
  return turned;
};
