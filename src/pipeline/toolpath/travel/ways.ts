// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Whether the straight way from a to b, in units, crosses the outline of an area. */
export type Crosses = (ax: number, ay: number, bx: number, by: number) => boolean;

/** A way from a to b (x y, stride 2, in units) of at most `longest` inside an area, if one is found. */
export type Route = (
  ax: number,
  ay: number,
  bx: number,
  by: number,
  longest: number,
) => Float64Array | undefined;
