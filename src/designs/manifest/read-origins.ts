// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { Problem } from '../../shared/problem.ts';
import { singleLine } from '../license/single-line.ts';
import type { Origin } from '../manifest.ts';
import type { Complain } from './complain.ts';
import { readLicense } from './read-license.ts';

const MAX_TEXT = 1000;

/**
 * `fork-of` and `remix-of` of okh.toml: an address, or `{ of, license, title, author }` for a work
 * from elsewhere; one or a list.
 */
export const readOrigins = (
  value: Json | undefined,
  relation: Origin['relation'],
  complain: Complain,
  tell: (problem: Problem) => void,
): readonly Origin[] => {
  if (value === undefined) return [];
  const list: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  const origins: Origin[] = [];
  for (const item of list) {
    const table = typeof item === 'string' ? { of: item } : item;
    const isTable = typeof table === 'object' && table !== null && !Array.isArray(table);
    const { of, license, title, author } = isTable ? (table as Record<string, Json>) : {};
    const address = textOf(of);
    if (address === undefined) {
      if (item === '') continue;
      complain([`${relation}-of`], 'author/slug@version, an address, or { of, license }', item);
      continue;
    }
    const spdx = readLicense(textOf(license), tell);
    origins.push({
      relation,
      of: address,
      ...(spdx === undefined ? {} : { license: spdx }),
      ...given('title', textOf(title)),
      ...given('author', textOf(author)),
    });
  }
  return origins;
};

const textOf = (value: Json | undefined): string | undefined => {
  const line = typeof value === 'string' ? singleLine(value, MAX_TEXT) : '';
  return line === '' ? undefined : line;
};

const given = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: string };
