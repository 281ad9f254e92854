// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success, warning } from '../../shared/problem.ts';
import { asNumber, type Definition, givenDefault } from './definition.ts';
import { initialOption } from './read-options.ts';
import type { ParameterOption, ParameterType, ParameterValue } from './schema.ts';

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/**
 * What JSCAD's panel passes for a parameter that nobody touches. With `default`, `initial` or
 * `checked` given that is the value after JSCAD's own conversions; without, what the empty
 * control holds: 0, false, '', black, the first choice, no radio, a slider's value nearest to 0.
 *
 * Problems: `parameters-bad-default` (error) where JSCAD would stop: a number that is none;
 * `parameters-default-not-an-option` (warning).
 */
export const readDefault = (
  name: string,
  type: ParameterType,
  definition: Definition,
  limits: Limits,
  options: readonly ParameterOption[],
): Outcome<ParameterValue> => {
  const given = givenDefault(definition);
  switch (type) {
    case 'group':
    case 'file':
      return success(null);
    case 'checkbox':
      return success(Boolean(given));
    case 'choice':
    case 'radio':
      return optionDefault(name, type, definition, options);
    case 'int':
    case 'number':
    case 'slider':
      return given === undefined
        ? success(type === 'slider' ? clamp(0, limits) : 0)
        : numberDefault(name, type, given);
    default:
      return textDefault(name, given ?? (type === 'color' ? '#000000' : ''));
  }
};

const numberDefault = (
  name: string,
  type: ParameterType,
  given: NonNullable<ReturnType<typeof givenDefault>> | null,
): Outcome<ParameterValue> => {
  const number = asNumber(given);
  if (number === undefined) {
    return failure(badDefault(name, 'a number', given));
  }
  // JSCAD cuts with parseInt, which reads text: 1e21 becomes 1.
  return success(type === 'int' ? Number.parseInt(String(given), 10) : number);
};

const optionDefault = (
  name: string,
  type: 'choice' | 'radio',
  definition: Definition,
  options: readonly ParameterOption[],
): Outcome<ParameterValue> => {
  const value = initialOption(definition, options);
  if (value !== undefined) return success(value);
  const fallback = type === 'choice' ? options[0]!.value : null;
  const given = givenDefault(definition);
  if (given === undefined) return success(fallback);
  const problem = warning(
    'parameters-default-not-an-option',
    `parameter "${name}": expected an initial among ${listed(options)}, found ${JSON.stringify(given)}`,
    { hint: `it starts with ${fallback === null ? 'none' : JSON.stringify(fallback)}` },
  );
  return success(fallback, [problem]);
};

const textDefault = (
  name: string,
  given: NonNullable<ReturnType<typeof givenDefault>> | null,
): Outcome<ParameterValue> =>
  given === null || typeof given === 'object'
    ? failure(badDefault(name, 'a text', given))
    : success(given);

const badDefault = (name: string, expected: string, given: unknown) =>
  error(
    'parameters-bad-default',
    `parameter "${name}": expected ${expected} as initial, found ${JSON.stringify(given)}`,
    { hint: 'correct `initial` in getParameterDefinitions' },
  );

const clamp = (value: number, { min = -Infinity, max = Infinity }: Limits): number =>
  Math.max(min, Math.min(max, value));

const listed = (options: readonly ParameterOption[]): string => {
  const shown = options.slice(0, 8).map(({ value }) => JSON.stringify(value));
  return shown.join(', ') + (options.length > shown.length ? ', …' : '');
};
