// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createEvaluator } from '../../../src/pipeline/evaluate/create-evaluator.ts';
import type { Budgets, Evaluation } from '../../../src/pipeline/evaluate/evaluator.ts';
import type { Solid } from '../../../src/pipeline/evaluate/shape.ts';
import type { SourceBundle } from '../../../src/designs/design.ts';
import type { ParameterValues, RawDefinitions } from '../../../src/designs/parameters/schema.ts';
import { toSchema } from '../../../src/designs/parameters/to-schema.ts';
import type { Outcome } from '../../../src/shared/problem.ts';
import { cpuClock } from '../../cpu-clock.ts';

/** One evaluator for a test file, as one serves many designs in production. */
export const evaluator = await createEvaluator({ now: cpuClock });

export type Files = string | Readonly<Record<string, string | Uint8Array>>;

/** Files of a design; text alone is `main.js`. The first is the entry. */
export const bundle = (files: Files): SourceBundle => {
  const entries = Object.entries(typeof files === 'string' ? { 'main.js': files } : files);
  return {
    entry: entries[0]![0],
    files: new Map(
      entries.map(([path, content]) => [
        path,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
  };
};

/** Loads and runs a design once, with five seconds to do it. */
export const evaluate = async (
  files: Files,
  values: ParameterValues = {},
  budgets: Partial<Budgets> = {},
): Promise<Outcome<Evaluation>> => {
  const loaded = await evaluator.load(bundle(files), 'seed', { timeMs: 5_000, ...budgets });
  if (!loaded.ok) return loaded;
  try {
    const definitions = loaded.value.definitions();
    if (!definitions.ok) return definitions;
    return await loaded.value.run(values);
  } finally {
    loaded.value.dispose();
  }
};

/** The evaluation of a design that must work. */
export const evaluated = async (
  files: Files,
  values?: ParameterValues,
  budgets?: Partial<Budgets>,
): Promise<Evaluation> => {
  const outcome = await evaluate(files, values, budgets);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

/** Its only solid. */
export const evaluatedSolid = async (files: Files, values?: ParameterValues): Promise<Solid> => {
  const { shapes } = await evaluated(files, values);
  if (shapes.length !== 1 || shapes[0]!.kind !== 'solid') {
    throw new Error(`expected one solid, found ${shapes.map(({ kind }) => kind).join()}`);
  }
  return shapes[0]!;
};

/** The first error of a design that must not work. */
export const refusal = async (files: Files, budgets: Partial<Budgets> = {}) => {
  const outcome = await evaluate(files, {}, budgets);
  if (outcome.ok) throw new Error('expected a Problem, found a result');
  return outcome.problems.find(({ severity }) => severity === 'error')!;
};

/** A design whose main returns `expression`; every room of the library is in scope. */
export const design = (expression: string): string => `
const modeling = require('@jscad/modeling')
const { booleans, colors, extrusions, expansions, geometries, hulls, measurements, primitives, transforms } = modeling
const { union, subtract, intersect } = booleans
const { cube, cuboid, sphere, cylinder, circle, square, rectangle } = primitives
const { translate, rotate, scale, mirror, rotateZ } = transforms
const { colorize } = colors
const main = () => { return ${expression} }
module.exports = { main }
`;

/** The values that parameters have when a maker chooses none. */
export const defaults = (definitions: RawDefinitions): ParameterValues => {
  const schema = toSchema(definitions);
  if (!schema.ok) throw new Error(JSON.stringify(schema.problems));
  return Object.fromEntries(
    schema.value
      .filter(({ type }) => type !== 'group')
      .map((parameter) => [parameter.name, parameter.default]),
  );
};
