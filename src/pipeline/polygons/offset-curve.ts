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
  const add = (x: number, y: number): void => {
    curve[end++] = Math.round(x);
    curve[end++] = Math.round(y);
  };
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
    const reach = delta / (1 + straight);
    if (parts ? 1 + straight >= LEAST_MITER : meets(straight, delta, Math.min(length, nextLength)))
      add(x + (uy + vy) * reach, y - (ux + vx) * reach);
    else if (parts) {
      // Cut off square at the offset's distance from the corner.
      const cosine = Math.sqrt(Math.max(0, (1 + straight) / 2));
      const sine = Math.sqrt(Math.max(0, (1 - straight) / 2));
      const along = (Math.abs(delta) * (1 - cosine)) / sine;
      add(x + uy * delta + ux * along, y - ux * delta + uy * along);
      add(x + vy * delta - vx * along, y - vx * delta - vy * along);
    } else {
      add(x + uy * delta, y - ux * delta);
      add(x, y);
      add(x + vy * delta, y - vx * delta);
    }
    [x, y, ux, uy, length] = [qx, qy, vx, vy, nextLength];
  }
  return curve.subarray(0, end);
};

/** Whether displaced sides that overlap cross within the halves of both that lie at their corner. */
const meets = (straight: number, delta: number, shorter: number): boolean =>
  straight > -1 && 4 * delta * delta * (1 - straight) <= shorter * shorter * (1 + straight);

const distance = (ax: number, ay: number, bx: number, by: number): number =>
  Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
