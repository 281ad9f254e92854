// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { ServerTables } from '../tables.ts';
import type { AccountStore } from './account.ts';
import { releaseName } from './claim-name.ts';

/** What better-auth keeps of its users, as far as it is needed here. */
interface UserTables {
  readonly user: { id: string; username: string | null };
  readonly session: { userId: string };
  readonly account: { userId: string };
}

/**
 * At the start, when nobody signs up: a node that stopped in the middle of a sign-up or of a
 * deletion left a name without a user, or a user without a name. Both go.
 */
export const mendAccounts = async (store: AccountStore): Promise<void> => {
  const begun = await store.db
    .selectFrom('members')
    .select('name')
    .where('user_id', 'is', null)
    .where('deleted_at', 'is', null)
    .execute();
  await abandonClaims(
    store,
    begun.map(({ name }) => name),
  );
  const known = await store.db
    .selectFrom('members')
    .select('user_id')
    .where('user_id', 'is not', null)
    .execute();
  const users = await usersOf(store.db).selectFrom('user').select('id').execute();
  const living = new Set(known.map(({ user_id }) => user_id));
  await removeUsers(
    store.db,
    users.map(({ id }) => id).filter((id) => !living.has(id)),
  );
};

/** Undoes sign-ups that did not come to their end: the names are free again. */
export const abandonClaims = async (
  store: AccountStore,
  names: readonly string[],
): Promise<void> => {
  for (const name of names) {
    const users = usersOf(store.db).selectFrom('user').select('id').where('username', '=', name);
    const ids = (await users.execute()).map(({ id }) => id);
    await removeUsers(store.db, ids);
    await releaseName(store, name);
  }
};

const removeUsers = async (db: Kysely<ServerTables>, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await usersOf(db)
      .transaction()
      .execute(async (all) => {
        await all.deleteFrom('session').where('userId', '=', id).execute();
        await all.deleteFrom('account').where('userId', '=', id).execute();
        await all.deleteFrom('user').where('id', '=', id).execute();
      });
  }
};

const usersOf = (db: Kysely<ServerTables>) => db as unknown as Kysely<UserTables>;
