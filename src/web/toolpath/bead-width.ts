// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const LEAST_MM = 0.05;
const MOST_MM = 10;

/**
 * Width of a bead (mm) whose cross-section (mm²) is a rectangle with round ends, `height` mm high.
 * Kept within what can be drawn: 0.05 to 10 mm.
 *
 *     beadWidth(0.2 * 0.25 + Math.PI * 0.01, 0.2) → 0.45
 */
export const beadWidth = (section: number, height: number): number => {
  const width = section / height + height * (1 - Math.PI / 4);
  return Math.min(MOST_MM, Math.max(LEAST_MM, width || 0));
};
