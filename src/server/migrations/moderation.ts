// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely, Migration } from 'kysely';
import { index, table } from './table.ts';

/** What tokens may, makes that are hidden and reports of them, answers to be given again. */
export const moderation: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    // Tokens from before could do everything but administer; moderating has to be allowed anew.
    await db.schema
      .alterTable('tokens')
      .addColumn('scopes', 'text', (made) => made.notNull().defaultTo('read publish'))
      .execute();
    for (const column of ['hidden_at', 'hidden_by', 'hidden_reason']) {
      await db.schema.alterTable('makes').addColumn(column, 'text').execute();
    }
    await table(db, 'make_reports', [
      ['id', 'text', 'key'],
      ['make', 'text'],
      ['design', 'text'],
      ['reason', 'text'],
      ['member', 'text', 'null'],
      ['reported_at', 'text'],
    ]);
    await index(db, 'make_reports', 'make');
    await index(db, 'make_reports', 'design');
    await table(db, 'kept_answers', [
      ['id', 'text', 'key'],
      ['visitor', 'text'],
      ['request', 'text'],
      ['sealed', 'text'],
      ['kept_at', 'text'],
    ]);
    await index(db, 'kept_answers', 'visitor');
    await index(db, 'kept_answers', 'kept_at');
  },
};
