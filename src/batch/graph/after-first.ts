// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { beadsKeyOf } from '../../jobs/nodes/beads-key.ts';
import type { NamedFabricator } from '../plan/plan.ts';

/** What a slice costs that finds its beads made, of one that makes them. */
const SHARE_WITH_BEADS = 1 / 3;

/**
 * Slices a part for several fabricators: the first of those that share their beads makes them, the
 * others wait until they are there. `share` is what a slice costs of one that makes its beads.
 */
export const afterFirst = <T>(
  fabricators: readonly NamedFabricator[],
  slice: (named: NamedFabricator, share: number) => Promise<T>,
): readonly Promise<T>[] => {
  const firsts = new Map<string, Promise<T>>();
  return fabricators.map((named) => {
    const key = beadsKeyOf(named.fabricator);
    const first = firsts.get(key);
    if (first !== undefined) return first.then(() => slice(named, SHARE_WITH_BEADS));
    const own = slice(named, 1);
    firsts.set(key, own);
    return own;
  });
};
