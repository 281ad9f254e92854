// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import {
  error,
  failure,
  hasErrors,
  type Outcome,
  type Problem,
  success,
  warning,
} from '../../shared/problem.ts';
import type { Definition } from './definition.ts';
import { readParameter } from './read-parameter.ts';
import type { Parameter, ParameterSchema, RawDefinitions } from './schema.ts';

const MAX_PARAMETERS = 1000;

/**
 * What a design's getParameterDefinitions returned → the schema of its parameters, in order.
 * Takes all that JSCAD takes: nothing at all, holes in the list, a record instead of a list,
 * missing types, the last of two definitions with one name.
 *
 * Problems: `parameters-not-a-list`, `parameters-too-many`, `parameters-bad-default`,
 * `parameters-bad-options` (errors); `parameters-no-name`, `parameters-duplicate`,
 * `parameters-unknown-type`, `parameters-bad-definition`, `parameters-bad-range`,
 * `parameters-default-out-of-range`, `parameters-default-not-an-option` (warnings).
 *
 * `toSchema([{ name: 'width', type: 'int', initial: 20 }])` has the value
 * `[{ name: 'width', type: 'int', caption: 'width', default: 20 }]`.
 */
export const toSchema = (raw: RawDefinitions): Outcome<ParameterSchema> => {
  if (raw === null || raw === undefined || raw === false || raw === '' || raw === 0) {
    return success([]);
  }
  if (typeof raw !== 'object') {
    return failure(
      error(
        'parameters-not-a-list',
        `getParameterDefinitions: expected a list of definitions, found a ${typeof raw}`,
      ),
    );
  }
  const entries: readonly (Json | undefined)[] = Array.isArray(raw) ? raw : Object.values(raw);
  if (entries.length > MAX_PARAMETERS) {
    return failure(
      error(
        'parameters-too-many',
        `getParameterDefinitions: expected at most ${MAX_PARAMETERS} definitions, found ${entries.length}`,
      ),
    );
  }
  const problems: Problem[] = [];
  const parameters: Parameter[] = [];
  let group: string | undefined;
  for (const [i, entry] of entries.entries()) {
    if (entry === null || entry === undefined) continue;
    const definition = asDefinition(entry, i, problems);
    if (!definition) continue;
    const outcome = readParameter(definition, group);
    problems.push(...outcome.problems);
    if (!outcome.ok) continue;
    if (outcome.value.type === 'group') group = outcome.value.name;
    parameters.push(outcome.value);
  }
  if (hasErrors(problems)) return failure(...problems);
  return success(lastOfEachName(parameters, problems), problems);
};

const asDefinition = (entry: Json, i: number, problems: Problem[]): Definition | undefined => {
  const record = typeof entry === 'object' && !Array.isArray(entry) ? entry : null;
  if (record === null) {
    const found = Array.isArray(entry) ? 'a list' : `a ${typeof entry}`;
    problems.push(
      warning(
        'parameters-bad-definition',
        `definition ${i + 1}: expected { name, type, … }, found ${found}; left out`,
      ),
    );
    return undefined;
  }
  const definition = record as Definition;
  const { name, type } = definition;
  const isGroup = typeof type === 'string' && type.toLowerCase() === 'group';
  if (typeof name === 'number') return { ...definition, name: String(name) };
  if (typeof name === 'string' && name !== '' && name !== '__proto__') return definition;
  if (isGroup) return { ...definition, name: `group-${i + 1}` };
  problems.push(
    warning(
      'parameters-no-name',
      `definition ${i + 1}: expected a \`name\`, found ${JSON.stringify(name) ?? 'none'}; left out`,
    ),
  );
  return undefined;
};

const lastOfEachName = (parameters: readonly Parameter[], problems: Problem[]): ParameterSchema => {
  const last = new Map<string, Parameter>();
  for (const parameter of parameters) {
    if (parameter.type !== 'group') last.set(parameter.name, parameter);
  }
  return parameters.filter((parameter) => {
    if (parameter.type === 'group' || last.get(parameter.name) === parameter) return true;
    problems.push(
      warning(
        'parameters-duplicate',
        `parameter "${parameter.name}": expected one definition, found several; the last one counts`,
      ),
    );
    return false;
  });
};
