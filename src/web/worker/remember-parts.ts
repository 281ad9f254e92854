// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Outcome } from '../../shared/problem.ts';
import type { Part } from './messages.ts';
import type { DesignRunner } from './run-designs.ts';

/** Of all parts that are remembered together: some 80 bytes a triangle. */
const MOST_TRIANGLES = 500_000;

/**
 * The runner with a memory: the same values make the same part, and a slider goes back and forth over
 * few. Parts that were not asked for the longest are forgotten. What failed is tried again.
 */
export const rememberParts = (
  runner: DesignRunner,
  most: number = MOST_TRIANGLES,
): DesignRunner => {
  const known = new Map<string, Outcome<Part>>();
  let triangles = 0;
  const sizeOf = (outcome: Outcome<Part> | undefined): number =>
    outcome?.ok === true ? outcome.value.measures.triangles : 0;
  const forget = (key: string): void => {
    triangles -= sizeOf(known.get(key));
    known.delete(key);
  };
  const keep = (key: string, outcome: Outcome<Part>): void => {
    forget(key);
    known.set(key, outcome);
    triangles += sizeOf(outcome);
    while (triangles > most) forget(known.keys().next().value!);
  };
  return {
    run: async (values) => {
      const key = JSON.stringify(values);
      const outcome = known.get(key) ?? (await runner.run(values));
      if (outcome.ok) keep(key, outcome);
      return outcome;
    },
    close: () => runner.close(),
  };
};
