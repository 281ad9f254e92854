// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, type Problem, success, warning } from '../../shared/problem.ts';
import { asNumber, type Definition, guessedType, namedType } from './definition.ts';
import { isDate } from './is-date.ts';
import { readDefault } from './read-default.ts';
import { readOptions } from './read-options.ts';
import type { Parameter, ParameterOption, ParameterType } from './schema.ts';

type Range = Pick<Parameter, 'min' | 'max' | 'step' | 'earliest' | 'latest' | 'maxLength'>;

/** One definition, whose `name` is a text, → a parameter that stands under `group`. */
export const readParameter = (
  definition: Definition,
  group: string | undefined,
): Outcome<Parameter> => {
  const name = definition['name'] as string;
  const problems: Problem[] = [];
  const type = typeOf(name, definition, problems);
  let options: readonly ParameterOption[] = [];
  if (type === 'choice' || type === 'radio') {
    const outcome = readOptions(name, definition);
    if (!outcome.ok) return failure(...problems, ...outcome.problems);
    options = outcome.value;
  }
  const range = rangeOf(name, type, definition, problems);
  const start = readDefault(name, type, definition, range, options);
  if (!start.ok) return failure(...problems, ...start.problems);
  problems.push(...start.problems);
  if (typeof start.value === 'number' && outside(start.value, range)) {
    problems.push(
      warning(
        'parameters-default-out-of-range',
        `parameter "${name}": expected an initial of ${rangeText(range)}, found ${start.value}`,
        { hint: 'widen `min` and `max`, or move `initial` between them' },
      ),
    );
  }
  return success(
    {
      name,
      type,
      caption: captionOf(definition, name),
      default: start.value,
      ...range,
      ...(options.length > 0 ? { options } : {}),
      ...(group !== undefined && type !== 'group' ? { group } : {}),
    },
    problems,
  );
};

/** `at least 1 and at most 9`, `at least 1`, `at most 9`. */
export const rangeText = ({ min, max }: { readonly min?: number; readonly max?: number }): string =>
  [min === undefined ? [] : `at least ${min}`, max === undefined ? [] : `at most ${max}`]
    .flat()
    .join(' and ');

/** Whether `value` lies outside of its limits, both of which belong to the range. */
export const outside = (
  value: number,
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number },
): boolean => value < min || value > max;

const typeOf = (name: string, definition: Definition, problems: Problem[]): ParameterType => {
  const named = namedType(definition);
  if (named) return named;
  const guess = guessedType(definition);
  const found = JSON.stringify(definition['type']) ?? 'none';
  problems.push(
    warning(
      'parameters-unknown-type',
      `parameter "${name}": expected a type that JSCAD knows, found ${found}; taken as ${guess}`,
      { hint: 'int, number, slider, checkbox, text, choice, radio, color, date, email, url, …' },
    ),
  );
  return guess;
};

const captionOf = (definition: Definition, name: string): string => {
  const caption = definition['caption'] ?? definition['label'];
  return typeof caption === 'string' && caption.trim() !== '' ? caption.trim() : name;
};

const rangeOf = (
  name: string,
  type: ParameterType,
  definition: Definition,
  problems: Problem[],
): Range => {
  if (type === 'date') {
    const { min, max } = definition;
    return {
      ...(typeof min === 'string' && isDate(min) ? { earliest: min } : {}),
      ...(typeof max === 'string' && isDate(max) ? { latest: max } : {}),
    };
  }
  if (type === 'text' || type === 'email' || type === 'url' || type === 'password') {
    const maxLength = asNumber(definition['maxLength'] ?? definition['maxlength']);
    return maxLength !== undefined && maxLength >= 0 ? { maxLength } : {};
  }
  if (type !== 'int' && type !== 'number' && type !== 'slider') return {};
  const step = asNumber(definition['step']);
  return {
    ...limitsOf(name, type, definition, problems),
    ...(step !== undefined && step > 0 ? { step } : {}),
  };
};

const limitsOf = (
  name: string,
  type: ParameterType,
  definition: Definition,
  problems: Problem[],
): Pick<Range, 'min' | 'max'> => {
  // A slider has ends even where the design names none: those of <input type=range>.
  const min = asNumber(definition['min']) ?? (type === 'slider' ? 0 : undefined);
  const max = asNumber(definition['max']) ?? (type === 'slider' ? 100 : undefined);
  if (min !== undefined && max !== undefined && min > max) {
    problems.push(
      warning(
        'parameters-bad-range',
        `parameter "${name}": expected min ≤ max, found ${min} > ${max}; both left out`,
      ),
    );
    return {};
  }
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
};
