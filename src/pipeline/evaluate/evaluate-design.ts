// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { ParameterSchema, ParameterValues } from '../../designs/parameters/schema.ts';
import { toSchema } from '../../designs/parameters/to-schema.ts';
import { toValues } from '../../designs/parameters/to-values.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import type { Budgets, Evaluator, LogLine } from './evaluator.ts';
import type { Shape } from './shape.ts';

/** A design with chosen parameters, run. */
export interface EvaluatedDesign {
  readonly schema: ParameterSchema;
  readonly values: ParameterValues;
  readonly shapes: readonly Shape[];
  readonly log: readonly LogLine[];
}

/**
 * Loads a design into a sandbox of its own, checks the maker's parameters against its
 * definitions, runs `main`, and throws the sandbox away whatever happens. Problems: those of
 * the evaluator, of `toSchema` and of `toValues`.
 */
export const evaluateDesign = async (
  design: Design,
  parameters: Readonly<Record<string, unknown>>,
  evaluator: Evaluator,
  budgets: Partial<Budgets> = {},
): Promise<Outcome<EvaluatedDesign>> => {
  const loaded = await evaluator.load(design.source, design.digest, budgets);
  if (!loaded.ok) return loaded;
  try {
    const definitions = loaded.value.definitions();
    if (!definitions.ok) return definitions;
    const schema = toSchema(definitions.value);
    if (!schema.ok) return schema;
    const values = toValues(schema.value, parameters);
    if (!values.ok) return values;
    const evaluated = await loaded.value.run(values.value);
    if (!evaluated.ok) return evaluated;
    return success({ schema: schema.value, values: values.value, ...evaluated.value }, [
      ...loaded.problems,
      ...schema.problems,
      ...values.problems,
      ...evaluated.problems,
    ]);
  } finally {
    loaded.value.dispose();
  }
};

/** The parameters of a design, without running `main`. */
export const readParameters = async (
  design: Design,
  evaluator: Evaluator,
  budgets: Partial<Budgets> = {},
): Promise<Outcome<ParameterSchema>> => {
  const loaded = await evaluator.load(design.source, design.digest, budgets);
  if (!loaded.ok) return loaded;
  try {
    const definitions = loaded.value.definitions();
    return definitions.ok ? toSchema(definitions.value) : definitions;
  } finally {
    loaded.value.dispose();
  }
};
