// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Path, Section } from '../evaluate/shape.ts';

/** One line of a flat shape: x y in mm, stride 2, the first point not repeated. */
export interface Ring {
  readonly points: Float64Array;
  readonly closed: boolean;
}

/** The lines that make up a section (closed) or path. Lines of less than two points are left out. */
export const ringsOf = (shape: Section | Path): Ring[] =>
  (shape.kind === 'section'
    ? shape.rings.map((points) => ({ points, closed: true }))
    : [{ points: shape.points, closed: shape.closed }]
  ).filter(({ points }) => points.length >= 4);

/** [smallest x, smallest y, largest x, largest y] in mm; zeros if there is nothing. */
export const flatBounds = (
  shapes: readonly (Section | Path)[],
): [number, number, number, number] => {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) {
    for (const { points } of ringsOf(shape)) {
      for (let i = 0; i < points.length; i += 2) {
        x0 = Math.min(x0, points[i]!);
        x1 = Math.max(x1, points[i]!);
        y0 = Math.min(y0, points[i + 1]!);
        y1 = Math.max(y1, points[i + 1]!);
      }
    }
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : [0, 0, 0, 0];
};
