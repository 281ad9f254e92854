// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import type { ParameterSchema } from '../parameters/schema.ts';

/**
 * Every parameter that has a least and greatest value at that end, the others left alone;
 * undefined where that is what the defaults are.
 */
export const extremeValues = (
  schema: ParameterSchema,
  end: 'min' | 'max',
): Readonly<Record<string, unknown>> | undefined => {
  const values: Record<string, Json> = {};
  let differs = false;
  for (const parameter of schema) {
    const limit = parameter[end];
    if (limit === undefined || limit === null) continue;
    values[parameter.name] = limit as Json;
    differs ||= canonicalJson(limit as Json) !== canonicalJson(parameter.default);
  }
  return differs ? values : undefined;
};
