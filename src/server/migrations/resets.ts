// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely, Migration } from 'kysely';
import { index, table } from './table.ts';

export const resets: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await table(db, 'password_resets', [
      ['hash', 'text', 'key'],
      ['member', 'text'],
      ['made_by', 'text'],
      ['expires_at', 'text'],
    ]);
    await index(db, 'password_resets', 'member');
  },
};
