// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A closed outline: x y in whole units (UNITS_PER_MM), stride 2, the first point not repeated.
 * Counter-clockwise around material, clockwise around a hole.
 *
 * A unit square: `Float64Array [0, 0, 10000, 0, 10000, 10000, 0, 10000]`.
 */
export type Ring = Float64Array;

/**
 * An area: outlines that neither cross nor overlap, holes inside their outlines. What every
 * operation of this room returns; operations also take overlapping rings (winding ≠ 0 is inside).
 */
export type Polygons = readonly Ring[];

/** One connected area: its outline and the holes directly inside it. */
export interface Island {
  readonly outline: Ring;
  readonly holes: readonly Ring[];
}

/** An open line: x y in whole units, stride 2. */
export type Line = Float64Array;

export const NOTHING: Polygons = [];

/** The rings of some islands as one area. */
export const ringsOf = (island: Island): Polygons => [island.outline, ...island.holes];
