// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { overrideLines } from '../../../pipeline/fabricators/override-lines.ts';

/**
 * What an address says of the production (`printer`, `material`, `process`, `orient`, `copies`,
 * `scale`, `set.KEY`, lines of `set`) as the fields of a build input in one format, or all for `zip`; what they may
 * be is checked there.
 */
export const productionInput = (
  query: Readonly<Record<string, string | readonly string[]>>,
  format: string,
): Readonly<Record<string, unknown>> => {
  const text = (name: string): string => String([query[name] ?? ''].flat().at(-1) ?? '');
  const orient = text('orient');
  const copies = text('copies');
  const overrides = Object.entries({
    ...overrideLines(text('set')),
    ...Object.fromEntries(
      Object.keys(query)
        .filter((name) => name.startsWith('set.'))
        .map((name) => [name.slice('set.'.length), text(name)]),
    ),
  });
  return {
    ...(format === 'zip' ? {} : { formats: [format] }),
    ...named('printer', text('printer')),
    ...named('material', text('material')),
    ...named('process', text('process')),
    ...(orient === ''
      ? {}
      : { orientation: orient.includes(',') ? orient.split(',').map(Number) : orient }),
    ...(text('scale') === '' ? {} : { scale: Number(text('scale')) }),
    ...(overrides.length === 0 ? {} : { overrides: Object.fromEntries(overrides) }),
    ...(copies === '' || copies === '1' ? {} : { quantities: { '*': Number(copies) } }),
  };
};

const named = (name: string, value: string) => (value === '' ? {} : { [name]: value });
