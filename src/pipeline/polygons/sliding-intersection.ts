// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { intersection } from './clip.ts';
import { NOTHING, type Polygons } from './polygon.ts';

/**
 * For each area, what is in it and in all of the `before` areas before it and the `after` areas
 * after it; beyond both ends there is nothing. Three intersections an area whatever the window's
 * length: prefixes and suffixes of blocks as long as the window (van Herk 1992, Gil & Werman 1993).
 */
export const slidingIntersection = (
  areas: readonly Polygons[],
  before: number,
  after: number,
): readonly Polygons[] => {
  const block = before + after + 1;
  const prefix: Polygons[] = [];
  const suffix: Polygons[] = [];
  const count = areas.length;
  for (let i = 0; i < count; i++)
    prefix.push(i % block === 0 ? areas[i]! : intersection(prefix[i - 1]!, areas[i]!));
  for (let i = count - 1; i >= 0; i--) {
    const isLast = i === count - 1 || i % block === block - 1;
    suffix[i] = isLast ? areas[i]! : intersection(areas[i]!, suffix[i + 1]!);
  }
  return areas.map((_, i) => {
    const from = i - before;
    const to = i + after;
    if (from < 0 || to >= count) return NOTHING;
    return from % block === 0 ? prefix[to]! : intersection(suffix[from]!, prefix[to]!);
  });
};
