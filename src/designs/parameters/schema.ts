// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';

/** Every `type` that JSCAD's own parameter panel knows, `float` and `number` being one. */
export type ParameterType =
  | 'int'
  | 'number'
  | 'slider'
  | 'checkbox'
  | 'text'
  | 'email'
  | 'url'
  | 'password'
  | 'date'
  | 'color'
  | 'choice'
  | 'radio'
  | 'file'
  | 'group';

export type ParameterValue = number | string | boolean | null;

/** One choice of a choice or radio parameter. */
export interface ParameterOption {
  readonly value: string | number | boolean;
  readonly caption: string;
}

/** One parameter; a `group` only heads those that follow it and has no value. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly caption: string;
  /**
   * What JSCAD's own panel would pass when nobody touches it; null where it would pass nothing
   * (a group, a file, a radio without `initial`).
   */
  readonly default: ParameterValue;
  readonly min?: number;
  readonly max?: number;
  /** How far one press of an arrow key goes; values between the steps are valid. */
  readonly step?: number;
  /** Of a date: `YYYY-MM-DD`. */
  readonly earliest?: string;
  readonly latest?: string;
  /** Of a text, in UTF-16 code units as in HTML. */
  readonly maxLength?: number;
  readonly options?: readonly ParameterOption[];
  readonly group?: string;
}

export type ParameterSchema = readonly Parameter[];

/** Validated values, one for each parameter that is no group. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** What a design's getParameterDefinitions returned, as JSON; anything may be in it. */
export type RawDefinitions = Json;
