// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import { nearestName } from '../../shared/nearest-name.ts';

/** A key that nothing is done with, and the one that was probably meant. */
export interface UnknownKey {
  readonly path: readonly string[];
  readonly meant?: string;
}

/** The keys of okh.toml that mean something here. */
export const OUR_KEYS: readonly string[] = [
  ...['okhv', 'name', 'version', 'license', 'licensor', 'copyright', 'repo', 'source', 'function'],
  ...['documentation-language', 'fork-of', 'remix-of', 'keywords', 'hints', 'presets', 'slug'],
];

/** Other keys of Open Know-How (OKH-LOSH 1.0 and what came after): kept for those who read them. */
const STANDARD = [
  ...['organization', 'release', 'readme', 'contribution-guide', 'image', 'attestation', 'bom'],
  ...['technology-readiness-level', 'documentation-readiness-level', 'publication', 'tsdc', 'mass'],
  ...['standard-compliance', 'cpc-patent-class', 'manufacturing-instructions', 'user-manual'],
  ...['manufacturing-process', 'printing-process', 'material', 'outer-dimensions', 'variant-of'],
  ...['outer-dimension', 'outer-dimension-dim', 'part', 'software', 'export', 'auxiliary'],
  ...['timestamp', 'data-source', 'has-component', 'video'],
];

/** What such tables have, one or a list of them. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  licensor: ['name', 'email'],
  hints: ['orientation', 'supports', 'layer-height', 'materials'],
  presets: ['name', 'values'],
  'fork-of': ['of', 'license', 'title', 'author'],
  'remix-of': ['of', 'license', 'title', 'author'],
};

/** What other manifests call it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  title: 'name',
  ...{ description: 'function', summary: 'function', purpose: 'function' },
  ...{ author: 'licensor', authors: 'licensor', maintainer: 'licensor', creator: 'licensor' },
  ...{ tags: 'keywords', language: 'documentation-language', picture: 'image' },
  ...{ homepage: 'repo', url: 'repo', repository: 'repo', main: 'source', entry: 'source' },
  ...{ 'forked-from': 'fork-of', 'derived-from': 'remix-of', 'based-on': 'remix-of' },
};

/** The keys of a parsed okh.toml that nobody knows. Those that begin with `x-` are one's own. */
export const unknownKeys = (table: Readonly<Record<string, Json>>): readonly UnknownKey[] => {
  const named = [...OUR_KEYS, ...STANDARD];
  const top = Object.keys(table).filter((key) => !named.includes(key) && !key.startsWith('x-'));
  return [
    ...top.map((key) => unknown([key], ELSEWHERE[key.toLowerCase()] ?? nearestName(key, named))),
    ...Object.entries(TABLES).flatMap(([name, known]) =>
      tablesIn(table[name]).flatMap((inner) =>
        Object.keys(inner)
          .filter((key) => !known.includes(key) && !key.startsWith('x-'))
          .map((key) => unknown([name, key], nearestName(key, known))),
      ),
    ),
  ];
};

const unknown = (path: readonly string[], meant: string | undefined): UnknownKey => ({
  path,
  ...(meant === undefined ? {} : { meant }),
});

const tablesIn = (value: Json | undefined): readonly Readonly<Record<string, Json>>[] =>
  [value].flat().filter((item) => typeof item === 'object' && item !== null) as never;
