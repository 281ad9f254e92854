// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ring } from '../polygon.ts';

/**
 * The ring of the first `length` numbers of `points` without those points that lie exactly on the
 * way from one neighbor to the other, or lead there and back. Writes over `points`.
 */
export const withoutSpikes = (points: Float64Array, length: number): Ring => {
  let end = 0;
  for (let i = 0; i < length; i += 2) {
    points[end++] = points[i]!;
    points[end++] = points[i + 1]!;
    while (end >= 6 && isStraight(points, end - 6, end - 4, end - 2)) {
      points[end - 4] = points[end - 2]!;
      points[end - 3] = points[end - 1]!;
      end -= 2;
    }
  }
  let from = 0;
  for (let changed = true; changed && end - from >= 6;) {
    changed = false;
    if (isStraight(points, end - 4, end - 2, from)) {
      end -= 2;
      changed = true;
    } else if (isStraight(points, end - 2, from, from + 2)) {
      from += 2;
      changed = true;
    }
  }
  return points.slice(from, end);
};

const isStraight = (p: Float64Array, a: number, b: number, c: number): boolean =>
  (p[b]! - p[a]!) * (p[c + 1]! - p[a + 1]!) === (p[b + 1]! - p[a + 1]!) * (p[c]! - p[a]!);
