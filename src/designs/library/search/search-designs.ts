// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { DesignTable, Tables } from '../tables.ts';
import { type Facet, FACETS } from './facets-of.ts';
import { beginningsIn } from './words.ts';

export const SORTS = ['relevance', 'newest', 'title'] as const;

/** What somebody looks for. */
export interface SearchRequest {
  /** All of them must stand in a design, each as the beginning of a word; none: every design. */
  readonly words: string;
  /** One of the values of each kind that is given. */
  readonly facets?: Partial<Record<Facet, readonly string[]>>;
  /** Width, depth and height of a printer, mm: only what fits on it, perhaps turned by 90°. */
  readonly bed?: readonly [number, number, number];
  /** Absent: by relevance where there are words, else the newest first. */
  readonly sort?: (typeof SORTS)[number];
  /** From 1. */
  readonly page?: number;
  readonly perPage?: number;
}

/** A design as a search shows it. */
export interface Hit {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly about: string;
  readonly license: string;
  /** SHA-256 of its first picture. */
  readonly picture: string | null;
  readonly parameters: number;
  /** mm: the shorter and the longer side on the bed, the height. */
  readonly size: readonly [number, number, number];
  readonly updatedAt: string;
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many of all that was found have each value, most first. */
  readonly facets: Readonly<Record<Facet, readonly { value: string; count: number }[]>>;
}

/** Searches show this many values of a facet. */
const MOST_VALUES = 50;
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

const SHOWN = [
  'designs.id',
  'designs.version',
  'designs.title',
  'designs.about',
  'designs.license',
  'designs.picture',
  'designs.updated_at',
  'designs.parameters',
  'designs.narrow',
  'designs.wide',
  'designs.high',
] as const;

/** After the beginning of a word, so that every word that begins with it lies below. */
const LAST = '\u{10ffff}';

const matching = (db: Kysely<Tables>, beginnings: readonly string[], request: SearchRequest) => {
  let query = db
    .selectFrom('designs')
    .select([...SHOWN])
    .where('designs.version', 'is not', null);
  let score = sql<number>`0`;
  beginnings.forEach((beginning, i) => {
    const name = `m${i}` as const;
    const weights = db
      .selectFrom('words')
      .select([
        'design',
        sql<number>`max(weight * case when word = ${beginning} then 2 else 1 end)`.as('score'),
      ])
      .where('word', '>=', beginning)
      .where('word', '<', beginning + LAST)
      .groupBy('design')
      .as(name);
    query = query.innerJoin(weights, `${name}.design`, 'designs.id') as typeof query;
    score = sql<number>`${score} + ${sql.ref(`${name}.score`)}`;
  });
  return narrowed(query.select(score.as('score')), request);
};

const narrowed = <T>(
  query: SelectQueryBuilder<Tables, 'designs', T>,
  { facets = {}, bed }: SearchRequest,
): SelectQueryBuilder<Tables, 'designs', T> => {
  for (const kind of FACETS) {
    const values = facets[kind];
    if (values === undefined || values.length === 0) continue;
    query = query.where('designs.id', 'in', (inner) =>
      inner
        .selectFrom('facets')
        .select('facets.design')
        .where('facets.kind', '=', kind)
        .where('facets.value', 'in', [...values]),
    );
  }
  if (bed === undefined) return query;
  const [x, y, z] = bed;
  return query
    .where('designs.narrow', '<=', Math.min(x, y))
    .where('designs.wide', '<=', Math.max(x, y))
    .where('designs.high', '<=', z);
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

const countFacets = async (
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

const toHit = (row: FoundRow): Hit => ({
  name: row.id,
  version: row.version!,
  title: row.title,
  about: row.about,
  license: row.license,
  picture: row.picture,
  parameters: row.parameters,
  size: [row.narrow, row.wide, row.high],
  updatedAt: row.updated_at,
});
