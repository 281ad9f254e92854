// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely, Migration } from 'kysely';
import { authTables } from './auth-tables.ts';
import { index, table } from './table.ts';

export const first: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await authTables(db);
    await table(db, 'members', [
      ['name', 'text', 'key'],
      ['user_id', 'text', 'null'],
      ['role', 'text'],
      ['email', 'text', 'null'],
      ['created_at', 'text'],
      ['deleted_at', 'text', 'null'],
    ]);
    await table(db, 'founder', [
      ['key', 'text', 'key'],
      ['name', 'text'],
    ]);
    await table(db, 'invitations', [
      ['hash', 'text', 'key'],
      ['made_by', 'text'],
      ['expires_at', 'text'],
      ['used_by', 'text', 'null'],
    ]);
    await table(db, 'tokens', [
      ['id', 'text', 'key'],
      ['hash', 'text', 'unique'],
      ['member', 'text'],
      ['label', 'text'],
      ['created_at', 'text'],
      ['expires_at', 'text', 'null'],
      ['used_at', 'text', 'null'],
    ]);
    await table(
      db,
      'maintainers',
      [
        ['design', 'text'],
        ['member', 'text'],
        ['since', 'text'],
      ],
      ['design', 'member'],
    );
    await table(
      db,
      'profiles',
      [
        ['member', 'text'],
        ['kind', 'text'],
        ['id', 'text'],
        ['toml', 'text'],
        ['saved_at', 'text'],
      ],
      ['member', 'kind', 'id'],
    );
    await table(db, 'makes', [
      ['id', 'text', 'key'],
      ['design', 'text'],
      ['version', 'text'],
      ['member', 'text'],
      ['photo', 'text', 'null'],
      ['printer', 'text'],
      ['material', 'text'],
      ['settings', 'text'],
      ['went_well', 'text'],
      ['notes', 'text'],
      ['made_at', 'text'],
    ]);
    await index(db, 'members', 'user_id');
    await index(db, 'tokens', 'member');
    await index(db, 'maintainers', 'member');
    await index(db, 'makes', 'design');
    await index(db, 'makes', 'photo');
  },
};
