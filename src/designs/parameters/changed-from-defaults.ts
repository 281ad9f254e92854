// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterSchema, ParameterValues } from './schema.ts';

/**
 * The parameters whose values differ from the design's defaults, in the schema's order, as texts
 * for the notice. Passwords are named, never shown.
 */
export const changedFromDefaults = (
  schema: ParameterSchema,
  values: ParameterValues,
): readonly { readonly name: string; readonly value: string }[] =>
  schema
    .filter(({ name, type }) => type !== 'group' && Object.hasOwn(values, name))
    .filter((parameter) => values[parameter.name] !== parameter.default)
    .map(({ name, type }) => ({
      name,
      value: type === 'password' ? '(not shown)' : String(values[name]),
    }));
