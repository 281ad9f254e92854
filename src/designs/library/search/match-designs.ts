// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { FACETS } from './facets-of.ts';
import type { SearchRequest } from './search-request.ts';

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

/** The designs that a search finds, each with its score, as a query to go on from. */
export const matching = (
  db: Kysely<Tables>,
  beginnings: readonly string[],
  request: SearchRequest,
) => {
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
