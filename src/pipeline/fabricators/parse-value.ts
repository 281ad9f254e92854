// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { didYouMean } from '../../shared/nearest-name.ts';
import { parseCurrency } from './parse-currency.ts';
import type { RawValue } from './profile.ts';
import type { BoolSetting, EnumSetting, NumberSetting } from './settings/definition.ts';
import { SETTINGS, type SettingKey } from './settings/table.ts';

/** A value that was understood; `share` is the text `50%`, to be taken of another setting. */
export type ParsedValue =
  | { readonly kind: 'value'; readonly value: number | string | boolean }
  | { readonly kind: 'share'; readonly percent: number; readonly of: SettingKey }
  | { readonly kind: 'problem'; readonly problem: Problem };

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * One raw setting by its row of the table. Ranges of shares are checked once they are resolved.
 * Problems: `settings-not-a-number`, `settings-not-whole`, `settings-not-boolean`,
 * `settings-unknown-value`, `settings-no-percent`, `settings-out-of-range`.
 */
export const parseValue = (key: SettingKey, raw: RawValue): ParsedValue => {
  const row = SETTINGS[key];
  switch (row.type) {
    case 'text':
      return value(parseText(String(raw), 'multiline' in row && row.multiline === true));
    case 'currency':
      return parseMoney(key, raw);
    case 'bool':
      return parseBool(key, raw, row);
    case 'enum':
      return parseEnum(key, raw, row);
    default:
      return parseNumber(key, raw, row);
  }
};

/** The Problem of a number outside its row's range, if it is. */
export const outOfRange = (key: SettingKey, number: number): Problem | undefined => {
  const row: NumberSetting = SETTINGS[key] as NumberSetting;
  if (number >= row.min && number <= row.max) return undefined;
  const unit = row.unit === '' ? '' : ` ${row.unit}`;
  return error(
    'settings-out-of-range',
    `${key}: expected ${row.min} to ${row.max}${unit}, found ${number}`,
    { hint: `Set ${key} to a value from ${row.min} to ${row.max}${unit} (${row.help}).` },
  );
};

const value = (parsed: number | string | boolean): ParsedValue => ({
  kind: 'value',
  value: parsed,
});

const wrong = (code: string, message: string, hint: string): ParsedValue => ({
  kind: 'problem',
  problem: error(code, message, { hint }),
});

const show = (raw: RawValue): string => JSON.stringify(raw).slice(0, 60);

// On a command line a line break is written \n.
const parseText = (text: string, multiline: boolean): string =>
  multiline ? text.replaceAll('\\n', '\n').replaceAll('\r\n', '\n') : text;

const parseMoney = (key: SettingKey, raw: RawValue): ParsedValue => {
  const read = parseCurrency(String(raw));
  if ('code' in read) return value(read.code);
  return wrong(
    'settings-unknown-value',
    `${key}: expected the code of a currency (ISO 4217), found ${show(raw)}`,
    read.advice,
  );
};

const parseBool = (key: SettingKey, raw: RawValue, row: BoolSetting): ParsedValue => {
  const text = String(raw).trim().toLowerCase();
  if (['true', '1', 'yes', 'on'].includes(text)) return value(true);
  if (['false', '0', 'no', 'off'].includes(text)) return value(false);
  return wrong(
    'settings-not-boolean',
    `${key}: expected true or false, found ${show(raw)}`,
    `Write 1 or 0 (${row.help}).`,
  );
};

const parseEnum = (key: SettingKey, raw: RawValue, row: EnumSetting): ParsedValue => {
  const text = String(raw).trim();
  if (row.values.includes(text)) return value(text);
  return wrong(
    'settings-unknown-value',
    `${key}: expected one of ${row.values.join(', ')}, found ${show(raw)}`,
    didYouMean(text, row.values),
  );
};

const parseNumber = (key: SettingKey, raw: RawValue, row: NumberSetting): ParsedValue => {
  const text = String(raw).trim();
  const isShare = text.endsWith('%');
  const digits = isShare ? text.slice(0, -1).trim() : text;
  const number = NUMBER.test(digits) ? Number(digits) : NaN;
  if (!Number.isFinite(number)) return notANumber(key, raw, row);
  if (isShare && row.type !== 'percent') {
    if (row.percentOf === undefined) return noPercent(key, raw, row);
    return { kind: 'share', percent: number, of: row.percentOf as SettingKey };
  }
  if (row.type === 'int' && !Number.isInteger(number)) {
    return wrong(
      'settings-not-whole',
      `${key}: expected a whole number, found ${show(raw)}`,
      `Round it (${row.help}).`,
    );
  }
  const problem = outOfRange(key, number);
  return problem === undefined ? value(number) : { kind: 'problem', problem };
};

const notANumber = (key: SettingKey, raw: RawValue, row: NumberSetting): ParsedValue =>
  wrong(
    'settings-not-a-number',
    `${key}: expected a number${row.unit === '' ? '' : ` in ${row.unit}`}, found ${show(raw)}`,
    String(raw).includes(',')
      ? 'Write the decimal point as a point, without thousands separators.'
      : 'Write the number alone, without its unit.',
  );

const noPercent = (key: SettingKey, raw: RawValue, row: NumberSetting): ParsedValue =>
  wrong(
    'settings-no-percent',
    `${key}: expected a number in ${row.unit}, found ${show(raw)}`,
    `${key} is no share of another setting: write it in ${row.unit}.`,
  );
