// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { FACETS, type Facet } from '../../designs/library/search/facets-of.ts';
import type { SearchRequest } from '../../designs/library/search/search-request.ts';

/**
 * A query as people type it: words, and facets like `license:CC-BY-4.0` or `tag:cable`, several of
 * one kind being one or the other.
 */
export const parseQuery = (text: string): Pick<SearchRequest, 'words' | 'facets'> => {
  const words: string[] = [];
  const facets: Partial<Record<Facet, string[]>> = {};
  for (const word of text.split(/\s+/)) {
    const at = word.indexOf(':');
    const kind = FACETS.find((each) => each === word.slice(0, at));
    if (kind === undefined) words.push(word);
    else (facets[kind] ??= []).push(word.slice(at + 1));
  }
  return { words: words.join(' ').trim(), facets };
};
