// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { DesignTable, Tables } from '../tables.ts';
import { countFacets } from './count-facets.ts';
import { matching } from './match-designs.ts';
import type { Hit, SearchRequest, SearchResult } from './search-request.ts';
import { beginningsIn } from './words.ts';

const MOST_PER_PAGE = 200;

/**
 * Designs that have all the words, narrowed and sorted, a page at a time. A design scores the
 * weights of the places where the words stand (see `indexWords`), twice for a whole word. Plain
 * SQL: the same queries run on SQLite and PostgreSQL.
 */
export const searchDesigns = async (
  db: Kysely<Tables>,
  request: SearchRequest,
): Promise<SearchResult> => {
  const beginnings = beginningsIn(request.words);
  const perPage = Math.max(1, Math.min(MOST_PER_PAGE, Math.floor(request.perPage ?? 20)));
  const found = matching(db, beginnings, request);
  const { total } = await db
    .selectFrom(found.as('found'))
    .select((each) => each.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(Number(total) / perPage));
  const page = Math.max(1, Math.min(pages, Math.floor(request.page ?? 1)));
  const rows = await sorted(db.selectFrom(found.as('found')).selectAll(), beginnings, request)
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return {
    hits: rows.map(toHit),
    total: Number(total),
    page,
    pages,
    facets: await countFacets(db, beginnings, request, Number(total)),
  };
};

type FoundRow = Pick<
  DesignTable,
  | 'id'
  | 'version'
  | 'title'
  | 'about'
  | 'license'
  | 'picture'
  | 'updated_at'
  | 'parameters'
  | 'narrow'
  | 'wide'
  | 'high'
> & { score: number };

const sorted = <DB, TB extends keyof DB>(
  query: SelectQueryBuilder<DB, TB, FoundRow>,
  beginnings: readonly string[],
  { sort = beginnings.length > 0 ? 'relevance' : 'newest' }: SearchRequest,
): SelectQueryBuilder<DB, TB, FoundRow> => {
  const by = (column: string, direction: 'asc' | 'desc') =>
    sql`${sql.ref(`found.${column}`)} ${sql.raw(direction)}`;
  const order = {
    relevance: [by('score', 'desc'), by('updated_at', 'desc')],
    newest: [by('updated_at', 'desc')],
    title: [by('title', 'asc')],
  }[sort];
  return [...order, by('id', 'asc')].reduce((sofar, each) => sofar.orderBy(each), query);
};

const toHit = (row: FoundRow): Hit => ({
  name: row.id,
  version: row.version!,
  title: row.title,
  about: row.about,
  license: row.license,
  picture: row.picture,
  parameters: row.parameters,
  size: [row.wide, row.narrow, row.high],
  updatedAt: row.updated_at,
});
