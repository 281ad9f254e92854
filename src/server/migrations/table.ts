// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';

type Column = readonly [name: string, type: 'text' | 'integer' | 'bigint', extra?: string];

/** Makes a table; `extra` holds `key` (primary), `null` (may be absent), `unique`. */
export const table = async (
  db: Kysely<unknown>,
  name: string,
  columns: readonly Column[],
  key: readonly string[] = [],
): Promise<void> => {
  let making = db.schema.createTable(name);
  for (const [column, type, extra = ''] of columns) {
    making = making.addColumn(column, type, (made) => {
      if (extra === 'key') return made.primaryKey();
      if (extra === 'null') return made;
      if (extra === 'user') return made.notNull().references('user.id').onDelete('cascade');
      return extra === 'unique' ? made.notNull().unique() : made.notNull();
    });
  }
  if (key.length > 0) making = making.addPrimaryKeyConstraint(`${name}_key`, [...key] as never);
  await making.execute();
};

export const index = (db: Kysely<unknown>, name: string, column: string): Promise<void> =>
  db.schema.createIndex(`${name}_by_${column}`).on(name).column(column).execute();
