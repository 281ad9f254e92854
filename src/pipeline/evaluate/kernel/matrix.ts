// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { PolygonSoup, Polyhedron } from '../solids/polyhedron.ts';
import { turned } from '../solids/close-polygons.ts';

/** Column-major 4 × 4 matrices as JSCAD keeps them in `transforms`. */
export type Matrix = ArrayLike<number>;

export const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

export const isIdentity = (m: Matrix): boolean => {
  for (let i = 0; i < 16; i++) if (m[i] !== (i % 5 === 0 ? 1 : 0)) return false;
  return true;
};

/** First `inner`, then `outer`. */
export const multiply = (outer: Matrix, inner: Matrix): Matrix => {
  if (isIdentity(outer)) return inner;
  if (isIdentity(inner)) return outer;
  const product = new Float64Array(16);
  for (let column = 0; column < 16; column += 4) {
    for (let row = 0; row < 4; row++) {
      for (let k = 0; k < 4; k++) {
        product[column + row]! += outer[4 * k + row]! * inner[column + k]!;
      }
    }
  }
  return product;
};

/** The matrix that undoes an affine one; undefined when it flattens. */
export const inverse = (m: Matrix): Matrix | undefined => {
  const [a, b, c] = [m[0]!, m[4]!, m[8]!];
  const [d, e, f] = [m[1]!, m[5]!, m[9]!];
  const [g, h, i] = [m[2]!, m[6]!, m[10]!];
  const [x, y, z] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * x + b * y + c * z;
  if (determinant === 0) return undefined;
  const rows = [
    [x, c * h - b * i, b * f - c * e],
    [y, a * i - c * g, c * d - a * f],
    [z, b * g - a * h, a * e - b * d],
  ].map((row) => row.map((value) => value / determinant));
  const back = rows.map((row) => -(row[0]! * m[12]! + row[1]! * m[13]! + row[2]! * m[14]!));
  const column = (k: number): number[] => rows.map((row) => row[k]!);
  return [...column(0), 0, ...column(1), 0, ...column(2), 0, ...back, 1];
};

/** Whether the matrix turns left hands into right ones. */
const isMirroring = (m: Matrix): boolean =>
  m[0]! * (m[5]! * m[10]! - m[9]! * m[6]!) -
    m[4]! * (m[1]! * m[10]! - m[9]! * m[2]!) +
    m[8]! * (m[1]! * m[6]! - m[5]! * m[2]!) <
  0;

/** x y z of every point, stride 3, through the matrix with its division by w. */
export const transformPoints = (m: Matrix, points: Float64Array): Float64Array => {
  const result = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [points[i]!, points[i + 1]!, points[i + 2]!];
    const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]! || 1;
    result[i] = (m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w;
    result[i + 1] = (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w;
    result[i + 2] = (m[2]! * x + m[6]! * y + m[10]! * z + m[14]!) / w;
  }
  return result;
};

/** x0 y0 x1 y1 of every side, stride 4, through the matrix; the same array for the identity. */
export const transformSides = (m: Matrix, sides: Float64Array): Float64Array => {
  if (isIdentity(m)) return sides;
  const result = new Float64Array(sides.length);
  for (let i = 0; i < sides.length; i += 2) {
    const [x, y] = [sides[i]!, sides[i + 1]!];
    result[i] = x * m[0]! + y * m[4]! + m[12]!;
    result[i + 1] = x * m[1]! + y * m[5]! + m[13]!;
  }
  return result;
};

/** A polyhedron where the matrix puts it, facing outward as before. */
export const placed = (matrix: Matrix, polyhedron: Polyhedron): Polyhedron => {
  if (isIdentity(matrix)) return polyhedron;
  const positions = transformPoints(matrix, polyhedron.positions);
  const triangles = isMirroring(matrix) ? turned(polyhedron.triangles) : polyhedron.triangles;
  return { ...polyhedron, positions, triangles };
};

/** Polygons where the matrix puts them; a mirror turns their corners around. */
export const placedSoup = (matrix: Matrix, soup: PolygonSoup): PolygonSoup => {
  if (isIdentity(matrix)) return soup;
  const points = transformPoints(matrix, soup.points);
  if (!isMirroring(matrix)) return { ...soup, points };
  let at = 0;
  const turnedPoints = new Float64Array(points.length);
  for (const count of soup.counts) {
    for (let k = 0; k < count; k++) {
      const from = 3 * (at + count - 1 - k);
      turnedPoints.set(points.subarray(from, from + 3), 3 * (at + k));
    }
    at += count;
  }
  return { ...soup, points: turnedPoints };
};
