// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Transcendental functions from `+ - * / sqrt` alone, which the standard makes exact: the same
 * bits in every engine, where `Math.sin` and friends may differ. `sin` and `cos` follow the
 * polynomials of FDLIBM (K. C. Ng 1993), error below 1 ulp for |x| ≤ 1e5, and so give the bits that
 * most C libraries give; the others are within 1e-15 (Abramowitz & Stegun 4.4.42).
 */

// π/2 in three parts (Cody & Waite 1980): 33 bits each of the first two, so that k·part is exact.
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_1_TAIL = 6.077100506506192e-11;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_2_TAIL = 2.0222662487959506e-21;
const QUARTER_PI = Math.PI / 4;

export const sin = (x: number): number => sinQuadrant(x, 0);
export const cos = (x: number): number => sinQuadrant(x, 1);

/** The angle of (x, y) from the x axis, in (-π, π]; 0 for the origin. */
export const atan2 = (y: number, x: number): number => {
  if (x === 0 && y === 0) return 0;
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  let angle = ax >= ay ? atanUpToOne(ay / ax) : Math.PI / 2 - atanUpToOne(ax / ay);
  if (x < 0) angle = Math.PI - angle;
  return y < 0 ? -angle : angle;
};

/** The angle in [0, π] whose cosine is `x`, clamped to [-1, 1]. */
export const acos = (x: number): number => {
  const c = x < -1 ? -1 : x > 1 ? 1 : x;
  return atan2(Math.sqrt((1 - c) * (1 + c)), c);
};

/** Length of the vector (x, y). Not for values whose squares overflow. */
export const hypot = (x: number, y: number): number => Math.sqrt(x * x + y * y);

export const degToRad = (degrees: number): number => (degrees * Math.PI) / 180;

const sinQuadrant = (x: number, shift: number): number => {
  if (Math.abs(x) <= QUARTER_PI) return shift === 0 ? sinSmall(x) : cosSmall(x, 0);
  const k = Math.round(x / (Math.PI / 2));
  let head = x - k * HALF_PI_1;
  let tail = k * HALF_PI_1_TAIL;
  // So much was canceled that the tail of the first part is too coarse: take the second part too.
  if (Math.abs(head - tail) < Math.abs(x) / 65_536) {
    const before = head;
    const step = k * HALF_PI_2;
    head = before - step;
    tail = k * HALF_PI_2_TAIL - (before - head - step);
  }
  const r = head - tail;
  const rest = head - r - tail;
  const quadrant = (((k + shift) % 4) + 4) % 4;
  const value = quadrant % 2 === 0 ? sinSmall(r, rest) : cosSmall(r, rest);
  return quadrant < 2 ? value : -value;
};

/** sin(x + rest) for |x| ≤ π/4, `rest` being what rounding took from x. */
const sinSmall = (x: number, rest?: number): number => {
  const z = x * x;
  const v = z * x;
  const w = z * z;
  const r =
    8.33333333332248946124e-3 +
    z * (-1.98412698298579493134e-4 + z * 2.75573137070700676789e-6) +
    z * w * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10);
  if (rest === undefined) return x + v * (-1.66666666666666324348e-1 + z * r);
  return x - (z * (0.5 * rest - v * r) - rest - v * -1.66666666666666324348e-1);
};

/** cos(x + rest) for |x| ≤ π/4. */
const cosSmall = (x: number, rest: number): number => {
  const z = x * x;
  const w = z * z;
  const r =
    z *
      (4.16666666666666019037e-2 +
        z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5)) +
    w *
      w *
      (-2.75573143513906633035e-7 +
        z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11));
  const half = 0.5 * z;
  const most = 1 - half;
  return most + (1 - most - half + (z * r - x * rest));
};

/** atan on [0, 1]: halve the angle twice, atan(t) = 2·atan(t / (1 + √(1 + t²))), then the series. */
const atanUpToOne = (t: number): number => {
  const half = t / (1 + Math.sqrt(1 + t * t));
  const quarter = half / (1 + Math.sqrt(1 + half * half));
  const s = quarter * quarter;
  let power = quarter;
  let sum = quarter;
  for (let n = 3; n <= 25; n += 2) {
    power *= -s;
    sum += power / n;
  }
  return 4 * sum;
};
