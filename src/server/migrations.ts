// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Kysely, type Migration, Migrator } from 'kysely';

type Column = readonly [name: string, type: 'text' | 'integer' | 'bigint', extra?: string];

/** Makes a table; `extra` holds `key` (primary), `null` (may be absent), `unique`. */
const table = async (
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

const index = (db: Kysely<unknown>, name: string, column: string): Promise<void> =>
  db.schema.createIndex(`${name}_by_${column}`).on(name).column(column).execute();

/** The tables as better-auth 1.7 with its username plugin expects them. */
const authTables = async (db: Kysely<unknown>): Promise<void> => {
  await table(db, 'user', [
    ['id', 'text', 'key'],
    ['name', 'text'],
    ['email', 'text', 'unique'],
    ['emailVerified', 'integer'],
    ['image', 'text', 'null'],
    ['createdAt', 'text'],
    ['updatedAt', 'text'],
    ['username', 'text', 'null'],
    ['displayUsername', 'text', 'null'],
  ]);
  await db.schema.createIndex('user_username').on('user').column('username').unique().execute();
  await table(db, 'session', [
    ['id', 'text', 'key'],
    ['expiresAt', 'text'],
    ['token', 'text', 'unique'],
    ['createdAt', 'text'],
    ['updatedAt', 'text'],
    ['ipAddress', 'text', 'null'],
    ['userAgent', 'text', 'null'],
    ['userId', 'text', 'user'],
  ]);
  await table(db, 'account', [
    ['id', 'text', 'key'],
    ['accountId', 'text'],
    ['providerId', 'text'],
    ['userId', 'text', 'user'],
    ['accessToken', 'text', 'null'],
    ['refreshToken', 'text', 'null'],
    ['idToken', 'text', 'null'],
    ['accessTokenExpiresAt', 'text', 'null'],
    ['refreshTokenExpiresAt', 'text', 'null'],
    ['scope', 'text', 'null'],
    ['password', 'text', 'null'],
    ['createdAt', 'text'],
    ['updatedAt', 'text'],
  ]);
  await table(db, 'verification', [
    ['id', 'text', 'key'],
    ['identifier', 'text'],
    ['value', 'text'],
    ['expiresAt', 'text'],
    ['createdAt', 'text'],
    ['updatedAt', 'text'],
  ]);
  await table(db, 'rateLimit', [
    ['id', 'text', 'key'],
    ['key', 'text', 'unique'],
    ['count', 'integer'],
    ['lastRequest', 'bigint'],
  ]);
  await index(db, 'session', 'userId');
  await index(db, 'account', 'userId');
  await index(db, 'verification', 'identifier');
};

const first: Migration = {
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

const drafts: Migration = {
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

/** Brings the server's own tables up to date; never touches those of the library. */
export const migrateServer = async <T>(db: Kysely<T>): Promise<void> => {
  const { error: thrown } = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ '0001-first': first, '0002-drafts': drafts }) },
    migrationTableName: 'server_migration',
    migrationLockTableName: 'server_migration_lock',
  }).migrateToLatest();
  if (thrown !== undefined) throw thrown;
};
