// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { type Facet, FACETS } from './facets-of.ts';
import { matching } from './match-designs.ts';
import type { SearchRequest, SearchResult } from './search-request.ts';

/** Searches show this many values of a facet. */
const MOST_VALUES = 50;

/** How many of what a search finds have each value. */
export const countFacets = async (
  db: Kysely<Tables>,
  beginnings: readonly string[],
  request: SearchRequest,
  total: number,
): Promise<SearchResult['facets']> => {
  let query = db
    .selectFrom('facets')
    .select(['kind', 'value', (each) => each.fn.countAll<number>().as('count')]);
  const everything = beginnings.length === 0 && total > 0 && isUnnarrowed(request);
  if (!everything) {
    const ids = db.selectFrom(matching(db, beginnings, request).as('found')).select('found.id');
    query = query.where('facets.design', 'in', ids);
  }
  const rows = await query.groupBy(['kind', 'value']).execute();
  const of = (kind: Facet) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ value, count }) => ({ value, count: Number(count) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES);
  return Object.fromEntries(FACETS.map((kind) => [kind, of(kind)])) as never;
};

const isUnnarrowed = ({ facets = {}, bed }: SearchRequest): boolean =>
  bed === undefined && Object.values(facets).every((values) => values.length === 0);
