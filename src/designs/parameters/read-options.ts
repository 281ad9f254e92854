// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { asNumber, type Definition, givenDefault } from './definition.ts';
import type { ParameterOption, ParameterValue } from './schema.ts';

/**
 * The options of a choice or radio. As in JSCAD, all values become numbers when the first one is
 * a number or numeric text; captions default to the values.
 * Problem `parameters-bad-options`: no `values`, or not as many captions as values.
 */
export const readOptions = (
  name: string,
  definition: Definition,
): Outcome<readonly ParameterOption[]> => {
  const values = definition['values'];
  const captions = definition['captions'] ?? values;
  if (!isList(values) || values.length === 0) {
    return failure(badOptions(name, 'a list `values` with at least one value', 'none'));
  }
  if (!isList(captions) || captions.length !== values.length) {
    const found = isList(captions) ? `${captions.length} captions` : 'no list';
    return failure(badOptions(name, `as many captions as values (${values.length})`, found));
  }
  const numeric = asNumber(values[0]) !== undefined;
  const options: ParameterOption[] = [];
  for (const [i, raw] of values.entries()) {
    const value = numeric ? (asNumber(raw) ?? raw) : raw;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      const found = `${value === null ? 'null' : typeof value} as number ${i + 1}`;
      return failure(badOptions(name, 'values that are texts, numbers or booleans', found));
    }
    options.push({ value, caption: String(captions[i] ?? value).trim() });
  }
  return success(options);
};

/**
 * Which option a definition starts with: JSCAD looks for the initial among the captions when
 * there are some, else among the values. Undefined where none is given or none fits.
 */
export const initialOption = (
  definition: Definition,
  options: readonly ParameterOption[],
): ParameterValue | undefined => {
  const given = givenDefault(definition);
  if (given === undefined || given === null) return undefined;
  const captions = definition['captions'];
  if (isList(captions)) {
    const option = options[captions.indexOf(given)];
    if (option) return option.value;
  }
  const exact = options.find(({ value }) => value === given);
  if (exact) return exact.value;
  const number = asNumber(given);
  return options.find(({ value }) => number !== undefined && value === number)?.value;
};

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const badOptions = (name: string, expected: string, found: string) =>
  error('parameters-bad-options', `parameter "${name}": expected ${expected}, found ${found}`, {
    hint: "write { type: 'choice', values: ['a', 'b'], captions: ['First', 'Second'] }",
  });
