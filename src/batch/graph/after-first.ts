// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { beadsKeyOf } from '../../jobs/nodes/beads-key.ts';
import type { NamedFabricator } from '../plan/plan.ts';

/** What a slice costs right after one with the same beads, of one that makes them. */
const SHARE_WITH_BEADS = 1 / 6;

/**
 * Slices a part for several fabricators: the first of those that share their beads makes them, and on the
 * way slices for the `others`; those are asked for when it is done. `share` is what that costs of one
 * slice.
 */
export const afterFirst = <T>(
  fabricators: readonly NamedFabricator[],
  slice: (named: NamedFabricator, share: number, others: readonly NamedFabricator[]) => Promise<T>,
): readonly Promise<T>[] => {
  const keys = fabricators.map(({ fabricator }) => beadsKeyOf(fabricator));
  const firsts = new Map<string, Promise<T>>();
  return fabricators.map((named, i) => {
    const key = keys[i]!;
    const first = firsts.get(key);
    if (first !== undefined) return first.then(() => slice(named, SHARE_WITH_BEADS, []));
    const others = fabricators.filter((_, k) => k > i && keys[k] === key);
    const own = slice(named, 1 + others.length * SHARE_WITH_BEADS, others);
    firsts.set(key, own);
    return own;
  });
};
