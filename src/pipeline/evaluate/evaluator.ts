// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SourceBundle } from '../../designs/design.ts';
import type { ParameterValues, RawDefinitions } from '../../designs/parameters/schema.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Shape } from './shape.ts';

/** What one design may spend; each one exceeded is a Problem with a code of its own. */
export interface Budgets {
  /** Interpreter and kernel together. */
  readonly timeMs: number;
  /** Memory of the interpreter. */
  readonly memoryBytes: number;
  readonly stackBytes: number;
  /** Memory of the geometry kernel, where the evaluator can bound it. */
  readonly kernelBytes: number;
  /** Triangles of any single solid, and of all that are returned. */
  readonly triangles: number;
  readonly solids: number;
  readonly logLines: number;
}

/** One line that the design wrote to its console. */
export interface LogLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
}

export interface Evaluation {
  readonly shapes: readonly Shape[];
  readonly log: readonly LogLine[];
}

/**
 * A design loaded into its own sandbox: ask for its parameter definitions, then call `main`,
 * perhaps several times, and dispose it whatever happens.
 */
export interface LoadedDesign {
  /** What getParameterDefinitions (or the `@jscad-params` comment) says; null when there is none. */
  definitions(): Outcome<RawDefinitions>;
  /** Runs `main(values)` and makes its result plain. */
  run(values: ParameterValues): Promise<Outcome<Evaluation>>;
  dispose(): void;
}

/** Interpreter and kernel, compiled and ready; made once, used for many designs one after another. */
export interface Evaluator {
  /** `seed` feeds Math.random inside the design. Syntax errors and module-scope exceptions are Problems. */
  load(
    source: SourceBundle,
    seed: string,
    budgets?: Partial<Budgets>,
  ): Promise<Outcome<LoadedDesign>>;
  /**
   * Has an interpreter ready for the next `load` with such budgets: call it while nobody waits. The
   * first time it takes some 100 ms, later 3 ms.
   */
  prepare(budgets?: Partial<Budgets>): Promise<void>;
}
