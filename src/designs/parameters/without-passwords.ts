// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterSchema, ParameterValues } from './schema.ts';

/** The values that may be kept and shown. */
export const withoutPasswords = (
  schema: ParameterSchema,
  values: ParameterValues,
): ParameterValues => {
  const secret = new Set(schema.filter(({ type }) => type === 'password').map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
};
