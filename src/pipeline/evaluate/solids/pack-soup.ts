// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { PolygonSoup } from './polyhedron.ts';

/**
 * Polygons as one buffer of doubles for the sandbox: how many, whether painted (1 or 0), corners of
 * each, r g b a of each if painted, x y z of all corners.
 */
export const packSoup = ({ points, counts, colors }: PolygonSoup): ArrayBuffer => {
  const painted = colors ?? new Float64Array();
  const packed = new Float64Array(2 + counts.length + painted.length + points.length);
  packed.set([counts.length, colors ? 1 : 0]);
  packed.set(counts, 2);
  packed.set(painted, 2 + counts.length);
  packed.set(points, 2 + counts.length + painted.length);
  return packed.buffer as ArrayBuffer;
};
