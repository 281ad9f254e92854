// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Lines are looked at this often, mm. */
const STEP = 0.1;

/**
 * Looks at a line in the middle of each of its steps; `visit` is told where, in mm, and how many mm
 * a step is long. Answers how many steps there are.
 *
 * @param {{ x0: number, y0: number, x1: number, y1: number }} line mm
 * @param {(x: number, y: number, step: number) => void} visit
 * @returns {number}
 */
export const walkAlong = ({ x0, y0, x1, y1 }, visit) => {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const steps = Math.max(1, Math.ceil(length / STEP));
  for (let step = 0; step < steps; step++) {
    const share = (step + 0.5) / steps;
    visit(x0 + share * (x1 - x0), y0 + share * (y1 - y0), length / steps);
  }
  return steps;
};
