// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Shape } from '../../pipeline/evaluate/shape.ts';
import { measure } from '../../pipeline/mesh/measure.ts';

/** What there is to say of a part without looking at it. */
export interface PartMeasures {
  /** Extent of all shapes in x, y, z, mm; zeros where there are none. */
  readonly size: readonly [number, number, number];
  /** Of all solids, cm³. */
  readonly volume: number;
  readonly solids: number;
  readonly sections: number;
  readonly paths: number;
  readonly triangles: number;
  /** Of all shapes, in their order. */
  readonly names: readonly string[];
}

export const measureShapes = (shapes: readonly Shape[]): PartMeasures => {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  const include = (axis: number, value: number): void => {
    low[axis] = Math.min(low[axis]!, value);
    high[axis] = Math.max(high[axis]!, value);
  };
  let volume = 0;
  let triangles = 0;
  for (const shape of shapes) {
    if (shape.kind === 'solid') {
      const measures = measure(shape.mesh);
      for (const corner of measures.bounds) corner.forEach((value, axis) => include(axis, value));
      volume += measures.volume / 1000;
      triangles += shape.mesh.triangles.length / 3;
      continue;
    }
    for (const points of shape.kind === 'section' ? shape.rings : [shape.points]) {
      points.forEach((value, i) => include(i % 2, value));
      include(2, 0);
    }
  }
  const extent = (axis: number): number => Math.max(0, high[axis]! - low[axis]!);
  const count = (kind: Shape['kind']): number => shapes.filter((each) => each.kind === kind).length;
  return {
    size: [extent(0), extent(1), extent(2)],
    volume,
    solids: count('solid'),
    sections: count('section'),
    paths: count('path'),
    triangles,
    names: shapes.map(({ name }) => name),
  };
};
