// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Matrix } from '../kernel/matrix.ts';

/** Outlines in space, one after another, between which walls are to be made. */
export interface SliceStack {
  /** Edges x0 y0 z0 x1 y1 z1 of outlines that slices are copies of, stride 6. */
  readonly bases: readonly Float64Array[];
  readonly slices: readonly { readonly base: number; readonly matrix: Matrix }[];
  readonly capStart: boolean;
  readonly capEnd: boolean;
  /** Whether walls lead from the last slice back to the first, if they differ and nothing is capped. */
  readonly close: boolean;
}

/** How many triangles the walls and caps have, about. */
export const trianglesOfStack = ({ bases, slices }: SliceStack): number => {
  let count = 0;
  slices.forEach(({ base }, s) => {
    const edges = bases[base]!.length / 6;
    const before = s > 0 ? bases[slices[s - 1]!.base]!.length / 6 : edges;
    count += edges === before ? 2 * edges : 2 * edges * before;
  });
  return count;
};
