// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { index, table } from './table.ts';

/** The tables as better-auth 1.7 with its username plugin expects them. */
export const authTables = async (db: Kysely<unknown>): Promise<void> => {
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
