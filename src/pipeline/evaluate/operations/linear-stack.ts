// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Matrix } from '../kernel/matrix.ts';
import type { SliceStack } from './slice-stack.ts';
import { cos, sin } from './trigonometry.ts';

/** How far, mm, and by how much an outline turns on the way, radians. */
export interface LinearExtrusion {
  readonly offset: readonly [number, number, number];
  readonly twistAngle: number;
  readonly twistSteps: number;
}

/** The slices of JSCAD's extrudeLinear: sides x0 y0 x1 y1 (stride 4), raised and turned in steps. */
export const linearStack = (sides: Float64Array, extrusion: LinearExtrusion): SliceStack => {
  const { offset, twistAngle } = extrusion;
  const steps = twistAngle === 0 ? 1 : Math.floor(extrusion.twistSteps);
  const edges = new Float64Array((6 * sides.length) / 4);
  const turned = offset[2] < 0;
  for (let side = 0; side < sides.length / 4; side++) {
    const from = sides.subarray(4 * side, 4 * side + 2);
    const to = sides.subarray(4 * side + 2, 4 * side + 4);
    edges.set(turned ? to : from, 6 * side);
    edges.set(turned ? from : to, 6 * side + 3);
  }
  const slices = Array.from({ length: steps + 1 }, (_, index) => ({
    base: 0,
    matrix: turnedAndRaised(
      (index / steps) * twistAngle,
      offset.map((part) => part * (index / steps)),
    ),
  }));
  return { bases: [edges], slices, capStart: true, capEnd: true, close: false };
};

/** Moved by `offset`, then turned about the z axis. */
const turnedAndRaised = (angle: number, [x, y, z]: readonly number[]): Matrix => {
  const [c, s] = [cos(angle), sin(angle)];
  return [c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, c * x! - s * y!, s * x! + c * y!, z!, 1];
};
