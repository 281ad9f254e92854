// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Parameter, ParameterSchema } from '../../designs/parameters/schema.ts';

/** What stands in a parameter's control, as text; a checkbox says `true` or `false`. */
export type Texts = Readonly<Record<string, string>>;

/** Before the names of parameters in a query. */
export const PREFIX = 'p.';

/** Parameters that a page can offer and a link can carry. */
export const isChoosable = ({ type }: Parameter): boolean => type !== 'group' && type !== 'file';

const defaultText = ({ default: start }: Parameter): string =>
  start === null ? '' : String(start);

export const defaultTexts = (schema: ParameterSchema): Texts =>
  Object.fromEntries(schema.filter(isChoosable).map((each) => [each.name, defaultText(each)]));

/** The texts a link opens with. Of several with one name the last counts, as of a form's. */
export const textsFromQuery = (schema: ParameterSchema, query: string): Texts => {
  const given = new URLSearchParams(query);
  return Object.fromEntries(
    schema
      .filter(isChoosable)
      .map((each) => [each.name, given.getAll(PREFIX + each.name).at(-1) ?? defaultText(each)]),
  );
};

/**
 * `query` with what differs from the defaults, in the schema's order, after everything in it that
 * is not of parameters. Passwords stay out of it.
 */
export const queryWithTexts = (query: string, schema: ParameterSchema, texts: Texts): string => {
  const given = new URLSearchParams(query);
  for (const name of new Set(given.keys())) if (name.startsWith(PREFIX)) given.delete(name);
  for (const parameter of schema.filter(isChoosable)) {
    const text = texts[parameter.name];
    if (text === undefined || text === defaultText(parameter)) continue;
    if (parameter.type !== 'password') given.append(PREFIX + parameter.name, text);
  }
  return given.toString();
};
