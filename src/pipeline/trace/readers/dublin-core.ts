// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  NO_CLAIMS,
  parseAddress,
  parseDigest,
  parseRights,
  splitChanged,
  titleWithout,
  type Claims,
} from '../claims.ts';

/** Dublin Core terms without their prefix, as SVG and GLB have them. */
export type Terms = ReadonlyMap<string, readonly string[]>;

const CHANGED = 'Changed: ';

/** The notice in Dublin Core: `identifier` is the address and the digest. */
export const claimsOfTerms = (terms: Terms): Claims => {
  const first = (term: string): string => terms.get(term)?.[0] ?? '';
  const identifier = first('identifier');
  const space = identifier.lastIndexOf(' ');
  const address = space < 0 ? identifier : identifier.slice(0, space);
  const named = parseAddress(address);
  const [title, source, rights] = [first('title'), first('source'), first('rights')];
  const description = first('description');
  return {
    ...NO_CLAIMS,
    ...named,
    ...parseDigest(identifier.slice(space + 1)),
    ...(title && titleWithout(named.version, title)),
    ...(rights && parseRights(rights)),
    authors: terms.get('creator') ?? [],
    // Without a source of its own the address stands there.
    ...(source && source !== address && { source }),
    changed: description.startsWith(CHANGED) ? splitChanged(description.slice(CHANGED.length)) : [],
    derivedFrom: terms.get('relation') ?? [],
    ...(first('publisher') && { generator: first('publisher') }),
  };
};
