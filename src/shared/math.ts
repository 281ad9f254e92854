// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Transcendental functions from `+ - * / sqrt` alone, which the standard makes exact: the same
 * bits in every engine, where `Math.sin` and friends may differ. Absolute error below 1e-15 for
 * |x| ≤ 1e5. Series: Abramowitz & Stegun 4.3.65, 4.3.66, 4.4.42.
 */

// π/2 in two parts (Cody & Waite 1980): the first has trailing zero bits, so k·HIGH is exact.
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_LOW = 6.077100506506192e-11;

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
  const k = Math.round(x / (Math.PI / 2));
  const r = x - k * HALF_PI_HIGH - k * HALF_PI_LOW;
  const quadrant = (((k + shift) % 4) + 4) % 4;
  const value = quadrant % 2 === 0 ? sinSmall(r) : cosSmall(r);
  return quadrant < 2 ? value : -value;
};

const sinSmall = (r: number): number => {
  const s = r * r;
  let term = r;
  let sum = r;
  for (let n = 2; n <= 18; n += 2) {
    term *= -s / (n * (n + 1));
    sum += term;
  }
  return sum;
};

const cosSmall = (r: number): number => {
  const s = r * r;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 17; n += 2) {
    term *= -s / (n * (n + 1));
    sum += term;
  }
  return sum;
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
