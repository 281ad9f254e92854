// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SourceBundle } from '../../../designs/design.ts';
import { seededRandom } from '../../../shared/random.ts';
import type { Budgets, LogLine } from '../evaluator.ts';
import { openLedger } from '../guest/ledger.ts';
import { Halt } from '../halt.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { tooManyTriangles } from '../kernel/problems.ts';
import { createSolidStore, type SolidStore } from '../kernel/solid-store.ts';
import { collectResults, type Results } from '../results.ts';
import type { HostAnswer } from './values.ts';

/** What the functions of one design work on. */
export interface HostState {
  readonly bundle: SourceBundle;
  readonly kernel: Kernel;
  readonly store: SolidStore;
  readonly budgets: Budgets;
  readonly log: LogLine[];
  readonly random: () => number;
  /** Throws Halt evaluate-triangles when it is more than a solid may have. */
  readonly limit: (triangles: number) => void;
  /** Notes bytes that the host keeps for the design. Throws Halt evaluate-memory. */
  readonly keep: (bytes: number) => void;
  /** Throws a Halt when the time is up: to be asked between two pieces of work of one call. */
  readonly check: () => void;
  /** Compiles a module's text in the interpreter and answers its function. */
  readonly compile: (path: string) => HostAnswer;
  /** Where results of the present run go. */
  readonly results: () => Results;
  /** The next run begins. */
  readonly restart: () => void;
}

/** `seed` feeds Math.random of the design. */
export const createHostState = (
  kernel: Kernel,
  bundle: SourceBundle,
  seed: string,
  budgets: Budgets,
  check: () => void,
  compile: (path: string) => HostAnswer,
): HostState => {
  const store = createSolidStore(kernel, budgets.triangles);
  let results: Results | undefined;
  return {
    bundle,
    kernel,
    store,
    budgets,
    log: [],
    random: seededRandom(seed),
    limit: (triangles) => {
      if (triangles <= budgets.triangles) return;
      throw new Halt(tooManyTriangles(triangles, budgets.triangles), true);
    },
    keep: openLedger(budgets.memoryBytes),
    check,
    compile,
    results: () => (results ??= collectResults(kernel, store, budgets)),
    restart: () => void (results = undefined),
  };
};
