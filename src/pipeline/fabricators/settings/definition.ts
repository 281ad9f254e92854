// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The words of the settings table. One row drives the type of a setting, its check, the command
 * line's help, web forms and the docs. Keys and meanings follow PrusaSlicer's option names.
 */
interface Common {
  readonly help: string;
}

/** A number; with `percentOf`, text like `50%` means that share of the other setting (or number). */
export interface NumberSetting extends Common {
  readonly type: 'float' | 'int' | 'percent';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly default: number | string;
  readonly percentOf?: string;
}

export interface BoolSetting extends Common {
  readonly type: 'bool';
  readonly default: boolean;
}

export interface TextSetting extends Common {
  readonly type: 'text';
  readonly default: string;
  readonly multiline?: boolean;
}

/** A code of ISO 4217; what is written may be a sign, as `parseCurrency` reads it. */
export interface CurrencySetting extends Common {
  readonly type: 'currency';
  readonly default: string;
}

export interface EnumSetting<V extends string = string> extends Common {
  readonly type: 'enum';
  readonly values: readonly V[];
  readonly default: V;
}

export type SettingDefinition =
  NumberSetting | BoolSetting | TextSetting | CurrencySetting | EnumSetting;

export type SettingTable = Readonly<Record<string, SettingDefinition>>;

/** What a row's value is after resolving: numbers are plain (mm, mm/s, °C; percent as 0–100). */
export type SettingValue<D extends SettingDefinition> = D extends NumberSetting
  ? number
  : D extends BoolSetting
    ? boolean
    : D extends EnumSetting<infer V>
      ? V
      : string;

type Rest = { readonly percentOf?: string };

const number =
  (type: NumberSetting['type']) =>
  (
    unit: string,
    fallback: number | string,
    [min, max]: readonly [number, number],
    help: string,
    rest: Rest = {},
  ): NumberSetting => ({ type, unit, default: fallback, min, max, help, ...rest });

export const float = number('float');
export const int = number('int');
export const percent = number('percent');

export const bool = (fallback: boolean, help: string): BoolSetting => ({
  type: 'bool',
  default: fallback,
  help,
});

export const text = (fallback: string, help: string, multiline = false): TextSetting => ({
  type: 'text',
  default: fallback,
  help,
  multiline,
});

export const currency = (fallback: string, help: string): CurrencySetting => ({
  type: 'currency',
  default: fallback,
  help,
});

export const oneOf = <const V extends string>(
  values: readonly V[],
  fallback: NoInfer<V>,
  help: string,
): EnumSetting<V> => ({ type: 'enum', values, default: fallback, help });
