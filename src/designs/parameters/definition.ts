// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { ParameterType } from './schema.ts';

/** One definition as the design wrote it. */
export type Definition = Readonly<Record<string, Json | undefined>>;

const TYPES: Readonly<Record<string, ParameterType>> = {
  int: 'int',
  float: 'number',
  number: 'number',
  slider: 'slider',
  checkbox: 'checkbox',
  text: 'text',
  email: 'email',
  url: 'url',
  password: 'password',
  date: 'date',
  color: 'color',
  choice: 'choice',
  radio: 'radio',
  file: 'file',
  group: 'group',
};

/** The type that a definition names in any letter case; undefined where JSCAD knows none. */
export const namedType = (definition: Definition): ParameterType | undefined => {
  const type = definition['type'];
  if (typeof type !== 'string') return undefined;
  const key = type.trim().toLowerCase();
  return Object.hasOwn(TYPES, key) ? TYPES[key] : undefined;
};

/** The type that fits what a definition without a usable one holds. */
export const guessedType = (definition: Definition): ParameterType => {
  if (Array.isArray(definition['values'])) return 'choice';
  const initial = givenDefault(definition);
  if (typeof initial === 'number') return 'number';
  if (typeof initial === 'boolean') return 'checkbox';
  return 'text';
};

/** JSCAD takes the first of `default`, `initial`, `checked` that is there, for every type. */
export const givenDefault = (definition: Definition): Json | undefined => {
  for (const key of ['default', 'initial', 'checked']) {
    if (Object.hasOwn(definition, key) && definition[key] !== undefined) return definition[key];
  }
  return undefined;
};

/** A number as JSCAD tells one: a finite number, or text that is one as a whole. */
export const asNumber = (value: Json | undefined): number | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || Number.isNaN(Number.parseFloat(value))) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
};
