// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readValue } from '../../designs/parameters/read-value.ts';
import type {
  ParameterSchema,
  ParameterValue,
  ParameterValues,
} from '../../designs/parameters/schema.ts';
import type { Problem } from '../../shared/problem.ts';
import { isChoosable, type Texts } from './url-values.ts';

/** Values for the evaluator, or what is wrong with each parameter that is. */
export interface ReadTexts {
  readonly values: ParameterValues;
  readonly wrong: ReadonlyMap<string, Problem>;
}

/** As `toValues`, but told apart by parameter, so that each can be said beside its control. */
export const readTexts = (schema: ParameterSchema, texts: Texts): ReadTexts => {
  const wrong = new Map<string, Problem>();
  const values: [string, ParameterValue][] = [];
  for (const parameter of schema) {
    if (parameter.type === 'group') continue;
    const { name } = parameter;
    const text = isChoosable(parameter) && Object.hasOwn(texts, name) ? texts[name]! : undefined;
    const isUntouchedRadio = text === '' && parameter.default === null;
    if (text === undefined || isUntouchedRadio) {
      values.push([name, parameter.default]);
      continue;
    }
    const outcome = readValue(parameter, text);
    if (outcome.ok) values.push([name, outcome.value]);
    else wrong.set(name, outcome.problems[0]!);
  }
  return { values: Object.fromEntries(values), wrong };
};
