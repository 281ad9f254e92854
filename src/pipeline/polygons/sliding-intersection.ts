// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { intersection } from './clip.ts';
import { NOTHING, type Polygons } from './polygon.ts';

/**
 * For each area, what is in it and in all of the `before` areas before it and the `after` areas
 * after it; beyond both ends there is nothing. Answers for one area at a time, and does only what
 * that one needs. Three intersections an area whatever the window's length: prefixes and suffixes
 * of blocks as long as the window (van Herk 1992, Gil & Werman 1993). Blocks begin at the first
 * area, so that each answer is the same whichever others were asked for.
 */
export const slidingIntersection = (
  areas: readonly Polygons[],
  before: number,
  after: number,
): ((index: number) => Polygons) => {
  const block = before + after + 1;
  const prefix: Polygons[] = [];
  const suffix: Polygons[] = [];
  const count = areas.length;
  const prefixTo = (i: number): Polygons => {
    let from = i;
    while (prefix[from] === undefined && from % block !== 0) from--;
    prefix[from] ??= areas[from]!;
    for (let k = from + 1; k <= i; k++) prefix[k] = intersection(prefix[k - 1]!, areas[k]!);
    return prefix[i]!;
  };
  const suffixFrom = (i: number): Polygons => {
    let to = i;
    while (suffix[to] === undefined && to !== count - 1 && to % block !== block - 1) to++;
    suffix[to] ??= areas[to]!;
    for (let k = to - 1; k >= i; k--) suffix[k] = intersection(areas[k]!, suffix[k + 1]!);
    return suffix[i]!;
  };
  return (index) => {
    const from = index - before;
    const to = index + after;
    if (from < 0 || to >= count) return NOTHING;
    return from % block === 0 ? prefixTo(to) : intersection(suffixFrom(from), prefixTo(to));
  };
};
