// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely, Migration } from 'kysely';
import { index, table } from './table.ts';

export const drafts: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await table(db, 'drafts', [
      ['id', 'text', 'key'],
      ['member', 'text'],
      ['name', 'text'],
      ['author', 'text'],
      ['files', 'text'],
      ['checked', 'text', 'null'],
      ['created_at', 'text'],
      ['changed_at', 'text'],
    ]);
    await index(db, 'drafts', 'member');
  },
};
