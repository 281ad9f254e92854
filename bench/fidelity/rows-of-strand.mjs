// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** From where to where row j runs in the capsule around a–b; empty when from > to. */
export const rowOfCapsule = (xa, ya, xb, yb, radius, j) => {
  let [from, to] = rowOfBox(xa, ya, xb, yb, radius, j);
  for (let end = 0; end < 2; end++) {
    const x = end === 0 ? xa : xb;
    const rise = j - (end === 0 ? ya : yb);
    const rest = radius * radius - rise * rise;
    if (rest < 0) continue;
    const half = Math.sqrt(rest);
    if (from > to) [from, to] = [x - half, x + half];
    else [from, to] = [Math.min(from, x - half), Math.max(to, x + half)];
  }
  return [from, to];
};

/** The same for the box of breadth 2 radius along a–b: row j cut by two pairs of lines. */
export const rowOfBox = (xa, ya, xb, yb, radius, j) => {
  const length = Math.hypot(xb - xa, yb - ya);
  if (length < 1e-9) return [1, 0];
  const [ux, uy] = [(xb - xa) / length, (yb - ya) / length];
  const rise = j - ya;
  const [a0, a1] = cut(ux, rise * uy, 0, length);
  const [b0, b1] = cut(-uy, rise * ux, -radius, radius);
  return [xa + Math.max(a0, b0), xa + Math.min(a1, b1)];
};

/** The t for which low ≤ slope · t + offset < high. */
const cut = (slope, offset, low, high) => {
  if (Math.abs(slope) < 1e-9) {
    return offset >= low && offset < high ? [-Infinity, Infinity] : [1, 0];
  }
  const [a, b] = [(low - offset) / slope, (high - offset) / slope];
  return a < b ? [a, b] : [b, a];
};
