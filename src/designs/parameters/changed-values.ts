// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { ParameterSchema, ParameterValues } from './schema.ts';

/** The parameters that differ from the defaults; what was typed as a password is left out. */
export const changedValues = (
  schema: ParameterSchema,
  values: ParameterValues,
): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    schema
      .filter(
        ({ name, type }) => type !== 'group' && type !== 'password' && Object.hasOwn(values, name),
      )
      .filter((parameter) => values[parameter.name] !== parameter.default)
      .map(({ name }) => [name, values[name]!]),
  );
