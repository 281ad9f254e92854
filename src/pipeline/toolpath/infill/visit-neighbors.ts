// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hatch } from '../../polygons/hatch.ts';

/** Calls `visit` with the numbers of each two pieces of a hatch that lie beside each other, that of the line before first. */
export const visitNeighbors = (
  { spans, x }: Hatch,
  visit: (before: number, after: number) => void,
): void => {
  let low = 0;
  spans.forEach((span, i) => {
    while (low < i && spans[low]!.line < span.line - 1) low++;
    for (let j = low; j < i && spans[j]!.line < span.line; j++) {
      const other = spans[j]!;
      if (x[other.right]! > x[span.left]! && x[other.left]! < x[span.right]!) visit(j, i);
    }
  });
};
