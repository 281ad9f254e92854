// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { ParameterValues } from '../../designs/parameters/schema.ts';
import type { LogLine } from '../../pipeline/evaluate/evaluator.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Drawing } from './drawing.ts';
import type { PartMeasures } from './measure-shapes.ts';

/** A design that ran, ready to be drawn and described. */
export interface Part {
  readonly drawings: readonly Drawing[];
  readonly measures: PartMeasures;
  readonly log: readonly LogLine[];
}

/** `load` once, then any number of `run`, each after the answer to the one before. */
export type Request =
  | { readonly kind: 'load'; readonly design: Design }
  | { readonly kind: 'run'; readonly id: number; readonly values: ParameterValues };

/** `ready` once, when interpreter and kernel are there; then one `part` for each `run`. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'part'; readonly id: number; readonly outcome: Outcome<Part> };
