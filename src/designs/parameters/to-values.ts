// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { nearestName } from '../../shared/nearest-name.ts';
import { readValue } from './read-value.ts';
import type { Parameter, ParameterSchema, ParameterValue, ParameterValues } from './schema.ts';

/**
 * What a maker gave, texts from a command line or values from JSON alike, → one valid value for
 * each parameter, the default where nothing was given. A value that equals the default is always
 * valid. `step` is a hint, as in JSCAD: values between the steps are taken as they are.
 *
 * Problems, one for each wrong value, each with the parameter's name, what was expected and what
 * was found: `parameters-unknown`, `parameters-not-a-number`, `parameters-not-whole`,
 * `parameters-out-of-range`, `parameters-not-a-switch`, `parameters-not-an-option`,
 * `parameters-not-text`, `parameters-too-long`, `parameters-not-a-color`, `parameters-not-a-date`.
 *
 * `toValues(schema, { width: '30' })` has the value `{ width: 30 }`.
 */
export const toValues = (
  schema: ParameterSchema,
  input: Readonly<Record<string, unknown>>,
): Outcome<ParameterValues> => {
  const problems: Problem[] = [];
  const values: [string, ParameterValue][] = [];
  for (const parameter of schema) {
    if (parameter.type === 'group') continue;
    const given = Object.hasOwn(input, parameter.name) ? input[parameter.name] : undefined;
    const outcome = given === undefined ? success(parameter.default) : readValue(parameter, given);
    if (outcome.ok) values.push([parameter.name, outcome.value]);
    else problems.push(...outcome.problems);
  }
  problems.push(...unknownNames(schema, input));
  return problems.length > 0 ? failure(...problems) : success(Object.fromEntries(values));
};

/** The values when nobody gives any: `toValues(schema, {})`. */
export const defaultValues = (schema: ParameterSchema): ParameterValues =>
  Object.fromEntries(
    schema.filter(hasValue).map((parameter) => [parameter.name, parameter.default]),
  );

const hasValue = (parameter: Parameter): boolean => parameter.type !== 'group';

const unknownNames = (
  schema: ParameterSchema,
  input: Readonly<Record<string, unknown>>,
): Problem[] => {
  const known = schema.filter(hasValue).map(({ name }) => name);
  const taken = new Set(known);
  // JSCAD's panel stores which groups are open among the values.
  const groups = new Set(schema.filter(({ type }) => type === 'group').map(({ name }) => name));
  return Object.keys(input)
    .filter((name) => !taken.has(name) && !(groups.has(name) && isFold(input[name])))
    .map((name) => unknown(name, known));
};

const isFold = (value: unknown): boolean => value === 'open' || value === 'closed';

const unknown = (name: string, known: readonly string[]): Problem => {
  const meant = nearestName(name, known);
  const all = known.slice(0, 20).join(', ') + (known.length > 20 ? ', …' : '');
  const expected = known.length === 0 ? 'no parameters' : `one of ${all}`;
  return error(
    'parameters-unknown',
    `parameter ${JSON.stringify(name.slice(0, 100))}: unknown to this design, expected ${expected}`,
    meant === undefined ? {} : { hint: `did you mean "${meant}"?` },
  );
};
