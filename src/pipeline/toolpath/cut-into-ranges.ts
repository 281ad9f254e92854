// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { TaskRange } from './layer-tasks.ts';

/** About so many ranges: enough to share them evenly, few enough for what each does beside its own. */
const RANGES = 24;
/** A range looks at the layer below its first: with fewer layers, that would be much. */
const LEAST_LAYERS = 3;

/**
 * Cuts the layers of several objects into ranges of about the same cost, in the order in which a
 * print needs them. `costs`: for each object, what each of its layers costs, in any unit; those that
 * cost nothing are in no range.
 */
export const cutIntoRanges = (costs: readonly (readonly number[])[]): readonly TaskRange[] => {
  const total = costs.flat().reduce((sum, cost) => sum + cost, 0);
  return costs
    .flatMap((layers, task) => rangesOf(layers, task, total / RANGES))
    .sort((a, b) => a.from - b.from || a.task - b.task);
};

const rangesOf = (layers: readonly number[], task: number, most: number): readonly TaskRange[] => {
  const ranges: TaskRange[] = [];
  let from = 0;
  let cost = 0;
  layers.forEach((own, index) => {
    if (own === 0) {
      from = index + 1;
      return;
    }
    cost += own;
    const to = index + 1;
    const isLast = (layers[to] ?? 0) === 0;
    if (!isLast && (to - from < LEAST_LAYERS || cost < most)) return;
    ranges.push({ task, from, to, cost });
    from = to;
    cost = 0;
  });
  return ranges;
};
