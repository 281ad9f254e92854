// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type {
  Parameter,
  ParameterSchema,
  ParameterValue,
  ParameterValues,
} from '../../src/designs/parameters/schema.ts';

/** Texts that makers may well type: none, islands in letters, no ASCII, far too long. */
const TEXTS = ['', 'x', 'ABDOPQR', '0469 &@%8', 'Grüße', 'a very long line of text', 'gjpqy', '  '];

/** Every number at its lowest or highest, the first or last choice, switches off or on. */
export const parameterCorner = (schema: ParameterSchema, end: 'low' | 'high'): ParameterValues =>
  choose(schema, () => (end === 'low' ? 0 : 1));

/** Random values within the bounds, on the steps. */
export const randomParameters = (schema: ParameterSchema, random: () => number): ParameterValues =>
  choose(schema, random);

const choose = (schema: ParameterSchema, share: () => number): ParameterValues =>
  Object.fromEntries(
    schema
      .filter(({ type }) => type !== 'group')
      .map((parameter) => [parameter.name, valueAt(parameter, share())]),
  );

/** The value at a share, in [0, 1], of what the parameter allows. */
const valueAt = (parameter: Parameter, share: number): ParameterValue => {
  if (parameter.type === 'checkbox') return share >= 0.5;
  if (parameter.type === 'text') return oneOf(TEXTS, share);
  if (parameter.options) return oneOf(parameter.options, share).value;
  const [low, high, step] = [parameter.min!, parameter.max!, parameter.step!];
  const steps = Math.floor((high - low) / step + 1e-9);
  return Number((low + step * Math.min(steps, Math.floor(share * (steps + 1)))).toFixed(6));
};

const oneOf = <T>(list: readonly T[], share: number): T =>
  list[Math.min(list.length - 1, Math.floor(share * list.length))]!;
