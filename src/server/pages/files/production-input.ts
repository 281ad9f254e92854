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
 * `part.NAME`, `scale`, `set.KEY`, lines of `set`) as the fields of a build input in one format, or all for
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
  const quantities = {
    ...(copies === '' || copies === '1' ? {} : { '*': Number(copies) }),
    ...partsIn(query),
  };
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
    ...(Object.keys(quantities).length === 0 ? {} : { quantities }),
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

/** A part that is wanted once need not be there: other values of parameters may make others. */
const partsIn = (query: Query): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(query)
      .filter((name) => name.startsWith('part.'))
      .map((name) => [name.slice('part.'.length), lastOf(query[name])] as const)
      .filter(([, count]) => count !== '' && count !== '1')
      .map(([name, count]) => [name, Number(count)]),
  );

const lastOf = (value: Query[string] | undefined): string =>
  String([value ?? ''].flat().at(-1) ?? '');

const named = (name: string, value: string) => (value === '' ? {} : { [name]: value });
