// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Segments } from './toolpath.ts';

/** The first segment whose move is at least `move`: segments ascend by move. */
export const segmentAt = ({ move: moves, count }: Segments, move: number): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (moves[middle]! < move) low = middle + 1;
    else high = middle;
  }
  return low;
};
