// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Facets } from '../../solids/polyhedron.ts';
import { cos, sin, TAU } from '../trigonometry.ts';

/** A center and three half axes, x y z each. */
export interface EllipsoidAxes {
  readonly center: ArrayLike<number>;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
}

/**
 * JSCAD's ellipsoid, corner for corner: `segments` (4 or more) columns, rows from the equator to
 * both poles.
 */
export const ellipsoid = ({ center, x, y, z }: EllipsoidAxes, segments: number): Facets => {
  const rows = Math.round(segments / 4);
  const positions = new Float64Array(3 * vertexCount(segments, rows));
  const put = (vertex: number, around: readonly number[], c: number, s: number): void => {
    for (let k = 0; k < 3; k++) {
      positions[3 * vertex + k] = around[k]! * c + z[k]! * s + center[k]!;
    }
  };
  for (let column = 0; column < segments; column++) {
    const angle = (TAU * column) / segments;
    const [c, s] = [cos(angle), sin(angle)];
    const around = column === 0 ? x : [0, 1, 2].map((k) => x[k]! * c + y[k]! * s);
    put(vertexAt(segments, rows, column, 0, 1), around, 1, 0);
    for (let row = 1; row <= rows; row++) {
      const pitch = ((TAU / 4) * row) / rows;
      for (const side of [-1, 1]) {
        put(vertexAt(segments, rows, column, row, side), around, cos(pitch), side * sin(pitch));
      }
    }
  }
  return { positions, ...facesOf(segments, rows) };
};

const vertexCount = (segments: number, rows: number): number => segments * (2 * rows - 1) + 2;

/** The equator, then column by column what is below and above it, at the end both poles. */
const vertexAt = (
  segments: number,
  rows: number,
  column: number,
  row: number,
  side: number,
): number => {
  const around = column % segments;
  if (row === 0) return around;
  const above = side > 0 ? 1 : 0;
  if (row === rows) return segments * (2 * rows - 1) + above;
  return segments + around * 2 * (rows - 1) + 2 * (row - 1) + above;
};

const facesOf = (segments: number, rows: number): Pick<Facets, 'corners' | 'counts'> => {
  const counts = new Uint32Array(2 * segments * rows);
  const corners = new Uint32Array(2 * segments * (4 * rows - 1));
  let at = 0;
  let face = 0;
  for (let column = 1; column <= segments; column++) {
    for (let row = 1; row <= rows; row++) {
      for (const side of [-1, 1]) {
        const lower = vertexAt(segments, rows, column - 1, row - 1, side);
        const lowerNext = vertexAt(segments, rows, column, row - 1, side);
        const upperNext = vertexAt(segments, rows, column, row, side);
        const upper = vertexAt(segments, rows, column - 1, row, side);
        const around = side < 0 ? [lower, lowerNext] : [upper];
        if (row < rows) around.push(upperNext);
        around.push(...(side < 0 ? [upper] : [lowerNext, lower]));
        for (const vertex of around) corners[at++] = vertex;
        counts[face++] = around.length;
      }
    }
  }
  return { corners, counts };
};
