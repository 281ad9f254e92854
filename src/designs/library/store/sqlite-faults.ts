// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Kysely, sql } from 'kysely';
import type { DatabaseFault } from '../library.ts';

const MOST = 20;

/** Pages that do not fit together, rows that point to nothing. A server sees to that by itself. */
export const sqliteFaults = async <T>(db: Kysely<T>): Promise<readonly DatabaseFault[]> => {
  const checked = await sql<{
    integrity_check: string;
  }>`pragma integrity_check(${sql.lit(MOST)})`.execute(db);
  const broken = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
  return [
    ...checked.rows
      .filter(({ integrity_check }) => integrity_check !== 'ok')
      .map(({ integrity_check }) => ({ where: 'library.sqlite', what: integrity_check })),
    ...broken.rows.map(({ table }) => ({ where: table, what: 'a row points to nothing' })),
  ];
};
