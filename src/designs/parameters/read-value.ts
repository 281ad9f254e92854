// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { nearestName } from '../../shared/nearest-name.ts';
import { isDate } from './is-date.ts';
import { outside, rangeText } from './read-parameter.ts';
import type { Parameter, ParameterOption, ParameterValue } from './schema.ts';

const MAX_TEXT = 10_000;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SWITCHES: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  on: true,
  off: false,
  '1': true,
  '0': false,
};

/** One given value, a text from a command line or a value from JSON, → a value of `parameter`. */
export const readValue = (parameter: Parameter, given: unknown): Outcome<ParameterValue> => {
  if (given === parameter.default || sameText(parameter, given)) return success(parameter.default);
  switch (parameter.type) {
    case 'int':
    case 'number':
    case 'slider':
      return readNumber(parameter, given);
    case 'checkbox':
      return readSwitch(parameter, given);
    case 'choice':
    case 'radio':
      return readOption(parameter, given);
    case 'color':
      return readColor(parameter, given);
    case 'date':
      return readDate(parameter, given);
    default:
      return readText(parameter, given);
  }
};

/** A text parameter may start with a number, a color in capitals: those texts mean the default. */
const sameText = ({ type, default: start }: Parameter, given: unknown): boolean => {
  if (typeof given !== 'string' || start === null) return false;
  if (type === 'color') return given.toLowerCase() === String(start).toLowerCase();
  return type !== 'choice' && type !== 'radio' && given === String(start);
};

const readNumber = (parameter: Parameter, given: unknown): Outcome<ParameterValue> => {
  const text = typeof given === 'string' ? given.trim() : '';
  const number = typeof given === 'number' ? given : DECIMAL.test(text) ? Number(text) : NaN;
  const kind = parameter.type === 'int' ? 'a whole number' : 'a number';
  const limits = rangeText(parameter);
  const expected = limits === '' ? kind : `${kind} of ${limits}`;
  if (!Number.isFinite(number)) {
    const hint = /^[+-]?\d+,\d+$/.test(text) ? 'write a point for the decimals' : undefined;
    return wrong('parameters-not-a-number', parameter, expected, given, hint);
  }
  if (parameter.type === 'int' && !Number.isSafeInteger(number)) {
    return wrong('parameters-not-whole', parameter, expected, given);
  }
  if (outside(number, parameter)) {
    return wrong('parameters-out-of-range', parameter, expected, given);
  }
  return success(number === 0 ? 0 : number);
};

const readSwitch = (parameter: Parameter, given: unknown): Outcome<ParameterValue> => {
  if (typeof given === 'boolean') return success(given);
  const text = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
  const key = text.trim().toLowerCase();
  if (Object.hasOwn(SWITCHES, key)) return success(SWITCHES[key]!);
  return wrong('parameters-not-a-switch', parameter, 'true or false', given);
};

const readOption = (parameter: Parameter, given: unknown): Outcome<ParameterValue> => {
  const options = parameter.options ?? [];
  const option = findOption(options, given);
  if (option) return success(option.value);
  const names = options.map(({ value }) => String(value));
  const shown = names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');
  const meant = typeof given === 'string' ? nearestName(given, names) : undefined;
  const hint = meant === undefined ? undefined : `did you mean "${meant}"?`;
  return wrong('parameters-not-an-option', parameter, `one of ${shown}`, given, hint);
};

/** By the value itself, by its text, by its number, then by its caption: values before captions. */
const findOption = (
  options: readonly ParameterOption[],
  given: unknown,
): ParameterOption | undefined => {
  const text = typeof given === 'string' ? given : undefined;
  const number = text !== undefined && DECIMAL.test(text.trim()) ? Number(text) : undefined;
  return (
    options.find(({ value }) => value === given) ??
    options.find(({ value }) => text !== undefined && String(value) === text) ??
    options.find(({ value }) => number !== undefined && value === number) ??
    options.find(({ value }) => typeof given === 'number' && value === String(given)) ??
    options.find(({ caption }) => text !== undefined && caption === text.trim())
  );
};

const readColor = (parameter: Parameter, given: unknown): Outcome<ParameterValue> => {
  const text = typeof given === 'string' ? given.trim().toLowerCase() : '';
  if (/^#([0-9a-f]{6}|[0-9a-f]{8})$/.test(text)) return success(text);
  if (/^#[0-9a-f]{3}$/.test(text)) return success(text.replace(/[0-9a-f]/g, '$&$&'));
  return wrong('parameters-not-a-color', parameter, 'a color like #ff8800', given);
};

const readDate = (parameter: Parameter, given: unknown): Outcome<ParameterValue> => {
  const { earliest, latest } = parameter;
  const from = earliest === undefined ? '' : ` from ${earliest}`;
  const expected = `a date as YYYY-MM-DD${from}${latest === undefined ? '' : ` to ${latest}`}`;
  if (given === '') return success('');
  if (typeof given !== 'string' || !isDate(given)) {
    return wrong('parameters-not-a-date', parameter, expected, given);
  }
  const early = earliest !== undefined && given < earliest;
  if (early || (latest !== undefined && given > latest)) {
    return wrong('parameters-out-of-range', parameter, expected, given);
  }
  return success(given);
};

const readText = (parameter: Parameter, given: unknown): Outcome<ParameterValue> => {
  if (typeof given !== 'string') {
    return wrong('parameters-not-text', parameter, 'a text', given);
  }
  const most = Math.min(parameter.maxLength ?? MAX_TEXT, MAX_TEXT);
  if (given.length > most) {
    const found = `${given.length} characters`;
    return wrong('parameters-too-long', parameter, `at most ${most} characters`, found);
  }
  return success(given);
};

const wrong = (
  code: string,
  parameter: Parameter,
  expected: string,
  given: unknown,
  hint?: string,
): Outcome<never> =>
  failure(
    error(
      code,
      `parameter "${parameter.name}": expected ${expected}, found ${shown(given)}`,
      hint === undefined ? {} : { hint },
    ),
  );

const shown = (given: unknown): string => {
  if (typeof given === 'number' || typeof given === 'boolean' || given === null)
    return String(given);
  if (typeof given === 'string') {
    return JSON.stringify(given.length > 60 ? `${given.slice(0, 60)}…` : given);
  }
  return Array.isArray(given) ? 'a list' : `a ${typeof given}`;
};
