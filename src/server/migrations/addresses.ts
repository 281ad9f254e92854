// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Kysely, type Migration, sql } from 'kysely';
import { index, table } from './table.ts';

/** Addresses of accounts that wait to be confirmed; `members` keeps those that were. */
export const addresses: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await table(db, 'email_confirmations', [
      ['hash', 'text', 'key'],
      ['member', 'text'],
      ['email', 'text'],
      ['expires_at', 'text'],
    ]);
    await index(db, 'email_confirmations', 'member');
    // Those from before were typed and never tried: they wait, and no text confirms them.
    await sql`insert into email_confirmations (hash, member, email, expires_at)
      select 'unsent ' || name, name, email, created_at from members where email is not null`.execute(
      db,
    );
    await sql`update members set email = null`.execute(db);
  },
};
