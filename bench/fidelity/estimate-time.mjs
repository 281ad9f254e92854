// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Seconds that moves take: trapezoids of speed with look-ahead over all of them. At a corner the
 * velocity may jump by `jerk`, so the speed there is at most jerk / |change of direction|.
 *
 * @param {readonly import('./read-gcode.mjs').Move[]} moves
 * @param {number} acceleration mm/s²
 * @param {number} jerk mm/s
 * @returns {number}
 */
export const estimateTime = (moves, acceleration, jerk) => {
  const count = moves.length;
  const corner = new Float64Array(count + 1);
  for (let i = 1; i < count; i++) corner[i] = speedAtCorner(moves[i - 1], moves[i], jerk);
  const reachable = (from, { length }) => Math.sqrt(from * from + 2 * acceleration * length);
  for (let i = count - 1; i >= 0; i--) {
    corner[i] = Math.min(corner[i], reachable(corner[i + 1], moves[i]));
  }
  let seconds = 0;
  for (let i = 0; i < count; i++) {
    corner[i + 1] = Math.min(corner[i + 1], reachable(corner[i], moves[i]));
    seconds += trapezoid(moves[i], corner[i], corner[i + 1], acceleration);
  }
  return seconds;
};

const speedAtCorner = (before, after, jerk) => {
  const [a, b] = [before.direction, after.direction];
  if (isStill(a) || isStill(b)) return 0;
  const change = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  return Math.min(before.speed, after.speed, change > 1e-6 ? jerk / change : Infinity);
};

const isStill = (direction) => direction.every((part) => part === 0);

const trapezoid = ({ length, speed }, from, to, acceleration) => {
  const cruise = Math.max(speed, from, to, 0.1);
  const both = from * from + to * to;
  const peak = Math.min(cruise, Math.sqrt(acceleration * length + both / 2));
  const ramps = (2 * peak * peak - both) / (2 * acceleration);
  return (2 * peak - from - to) / acceleration + Math.max(0, length - ramps) / peak;
};
