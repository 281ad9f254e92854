// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { overrideLines } from '../../../pipeline/fabricators/override-lines.ts';
import type { SettingDefinition } from '../../../pipeline/fabricators/settings/definition.ts';
import { SETTINGS } from '../../../pipeline/fabricators/settings/table.ts';
import { error, type Problem } from '../../../shared/problem.ts';
import { checkFormat } from './products-answer.ts';

type Query = Readonly<Record<string, string | readonly string[]>>;

/**
 * What an address says of the production (`printer`, `material`, `process`, `orient`, `copies`,
 * `scale`, `set.KEY`, lines of `set`) as the fields of a build input in one format, or all for
 * `zip`; what they may be is checked there.
 */
export const productionInput = (
  query: Query,
  format: string,
): Readonly<Record<string, unknown>> => {
  const text = (name: string): string => lastOf(query[name]);
  const orient = text('orient');
  const copies = text('copies');
  const overrides = overridesIn(query);
  return {
    ...(format === 'zip' ? {} : { formats: [format] }),
    ...named('printer', text('printer')),
    ...named('material', text('material')),
    ...named('process', text('process')),
    ...(orient === ''
      ? {}
      : { orientation: orient.includes(',') ? orient.split(',').map(Number) : orient }),
    ...(text('scale') === '' ? {} : { scale: Number(text('scale')) }),
    ...(Object.keys(overrides).length === 0 ? {} : { overrides }),
    ...(copies === '' || copies === '1' ? {} : { quantities: { '*': Number(copies) } }),
  };
};

/**
 * Whether an address may ask for this. Templates it may not say: a link of somebody else would put
 * commands into what a maker takes from here to a machine. Problems `not-found`,
 * `settings-template-in-address`.
 */
export const checkAddress = (query: Query, format: string): Problem | undefined => {
  const unknown = checkFormat(format);
  if (unknown !== undefined) return unknown;
  const template = Object.keys(overridesIn(query)).find((key) => TEMPLATES.has(key));
  return template === undefined
    ? undefined
    : error('settings-template-in-address', `expected no ${template} in an address`, {
        hint: 'keep it in a profile of your own, or send it to the API',
      });
};

const TEMPLATES: ReadonlySet<string> = new Set(
  Object.entries<SettingDefinition>(SETTINGS)
    .filter(([, { type }]) => type === 'text')
    .map(([key]) => key),
);

const overridesIn = (query: Query): Readonly<Record<string, string>> => ({
  ...overrideLines(lastOf(query['set'])),
  ...Object.fromEntries(
    Object.keys(query)
      .filter((name) => name.startsWith('set.'))
      .map((name) => [name.slice('set.'.length), lastOf(query[name])]),
  ),
});

const lastOf = (value: Query[string] | undefined): string =>
  String([value ?? ''].flat().at(-1) ?? '');

const named = (name: string, value: string) => (value === '' ? {} : { [name]: value });
