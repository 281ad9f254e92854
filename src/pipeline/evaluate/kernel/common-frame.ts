// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { IDENTITY, inverse, multiply, type Matrix } from './matrix.ts';

/** Solids as they stand to each other, and where all of them together are to be put. */
export interface Frame {
  readonly frame: Matrix;
  readonly places: readonly Matrix[];
}

/** What rounding leaves of a zero or a one after a few turns. */
const TOLERANCE = 1e-12;

/**
 * Solids that were turned alike are computed as they stood before: there, faces that touch lie on
 * the grid and meet exactly, while on a slanted plane Float32 would part them. The frame is the
 * first one's, and the identity when they are not turned or each its own way. Quarters of a turn
 * make no difference.
 */
export const commonFrame = (matrices: readonly Matrix[]): Frame => {
  const apart: Frame = { frame: IDENTITY, places: matrices };
  const [frame] = matrices;
  if (!frame || squared(frame) || !keepsSizes(frame)) return apart;
  const back = inverse(frame);
  if (!back) return apart;
  const places = matrices.map((matrix) =>
    matrix === frame ? IDENTITY : squared(multiply(back, matrix)),
  );
  return places.every((place) => place !== undefined) ? { frame, places } : apart;
};

/** The matrix with its turn made exact, if that is one by quarters, mirrored or not. */
const squared = (matrix: Matrix): Matrix | undefined => {
  const exact = Array.from(matrix, (value, i) => (i < 12 ? Math.round(value) + 0 : value));
  const isNear = exact.every((value, i) => Math.abs(value - matrix[i]!) <= TOLERANCE);
  return isNear && keepsSizes(exact) ? exact : undefined;
};

/** Whether it only turns, mirrors and moves: elsewhere the grid would be a coarser or finer one. */
const keepsSizes = (m: Matrix): boolean => {
  const dot = (a: number, b: number): number =>
    m[a]! * m[b]! + m[a + 1]! * m[b + 1]! + m[a + 2]! * m[b + 2]!;
  const isOne = (value: number): boolean => Math.abs(value - 1) <= 1e-9;
  const isZero = (value: number): boolean => Math.abs(value) <= 1e-9;
  return (
    [dot(0, 0), dot(4, 4), dot(8, 8), m[15]!].every(isOne) &&
    [dot(0, 4), dot(4, 8), dot(8, 0), m[3]!, m[7]!, m[11]!].every(isZero)
  );
};
