// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from './polygon.ts';

/** How far a mitered corner may reach, in multiples of the offset. */
const MITER_LIMIT = 3;
/** 1 + cos of the turn at which a miter reaches that far. */
const LEAST_MITER = 2 / (MITER_LIMIT * MITER_LIMIT);

/**
 * A ring with its sides displaced by `delta` units to the right (away from the material), and
 * joined: mitered where they part, through the old corner where they overlap, unless they are
 * long enough to meet. It may cross itself; its winding number tells what is inside.
 */
export const offsetCurve = (ring: Ring, delta: number): Ring => {
  const n = ring.length / 2;
  const curve = new Float64Array(6 * n);
  let end = 0;
  const px = ring[2 * n - 2]!;
  const py = ring[2 * n - 1]!;
  let x = ring[0]!;
  let y = ring[1]!;
  let length = distance(px, py, x, y);
  let ux = length > 0 ? (x - px) / length : 0;
  let uy = length > 0 ? (y - py) / length : 0;
  for (let i = 1; i <= n; i++) {
    const next = i === n ? 0 : 2 * i;
    const qx = ring[next]!;
    const qy = ring[next + 1]!;
    const nextLength = distance(x, y, qx, qy);
    if (nextLength === 0) continue;
    const vx = (qx - x) / nextLength;
    const vy = (qy - y) / nextLength;
    const turn = ux * vy - uy * vx;
    const straight = ux * vx + uy * vy;
    const parts = turn > 0 === delta > 0;
    if (
      parts ? 1 + straight >= LEAST_MITER : meets(straight, delta, Math.min(length, nextLength))
    ) {
      const reach = delta / (1 + straight);
      curve[end++] = Math.round(x + (uy + vy) * reach);
      curve[end++] = Math.round(y - (ux + vx) * reach);
    } else {
      // Cut off square at the offset's distance from the corner, or back through the corner.
      const along = parts ? squareEnd(straight, delta) : 0;
      curve[end++] = Math.round(x + uy * delta + ux * along);
      curve[end++] = Math.round(y - ux * delta + uy * along);
      if (!parts) {
        curve[end++] = x;
        curve[end++] = y;
      }
      curve[end++] = Math.round(x + vy * delta - vx * along);
      curve[end++] = Math.round(y - vx * delta - vy * along);
    }
    x = qx;
    y = qy;
    ux = vx;
    uy = vy;
    length = nextLength;
  }
  return curve.subarray(0, end);
};

/** How far a side goes on beyond its corner before it is cut off. */
const squareEnd = (straight: number, delta: number): number => {
  const cosine = Math.sqrt(Math.max(0, (1 + straight) / 2));
  const sine = Math.sqrt(Math.max(0, (1 - straight) / 2));
  return (Math.abs(delta) * (1 - cosine)) / sine;
};

/** Whether displaced sides that overlap cross within the halves of both that lie at their corner. */
const meets = (straight: number, delta: number, shorter: number): boolean =>
  straight > -1 && 4 * delta * delta * (1 - straight) <= shorter * shorter * (1 + straight);

const distance = (ax: number, ay: number, bx: number, by: number): number =>
  Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
