// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Kysely, Migrator } from 'kysely';
import { addresses } from './migrations/addresses.ts';
import { drafts } from './migrations/drafts.ts';
import { first } from './migrations/first.ts';
import { moderation } from './migrations/moderation.ts';
import { resets } from './migrations/resets.ts';

const MIGRATIONS = {
  '0001-first': first,
  '0002-drafts': drafts,
  '0003-moderation': moderation,
  '0004-resets': resets,
  '0005-addresses': addresses,
};

/** Brings the server's own tables up to date; never touches those of the library. */
export const migrateServer = async <T>(db: Kysely<T>): Promise<void> => {
  const { error: thrown } = await new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'server_migration',
    migrationLockTableName: 'server_migration_lock',
  }).migrateToLatest();
  if (thrown !== undefined) throw thrown;
};
