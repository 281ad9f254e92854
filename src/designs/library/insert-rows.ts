// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Insertable, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** SQLite and PostgreSQL bound the number of values in one statement. */
const MOST_ROWS = 500;

/** Adds any number of rows to a table; with `ifNew`, those whose key is there already stay out. */
export const insertRows = async <T extends keyof Tables>(
  db: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  { ifNew = false }: { readonly ifNew?: boolean } = {},
): Promise<void> => {
  for (let i = 0; i < rows.length; i += MOST_ROWS) {
    const query = db.insertInto(table).values(rows.slice(i, i + MOST_ROWS) as never);
    await (ifNew ? query.onConflict((conflict) => conflict.doNothing()) : query).execute();
  }
};
