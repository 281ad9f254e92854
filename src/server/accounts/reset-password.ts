// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { logEvent } from '../../designs/library/log-event.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { type Account, type AccountStore, findMember, isSteward } from './account.ts';
import { checkPassword } from './check-password.ts';
import type { Auth } from './open-auth.ts';
import { notAllowed, readOnly } from './problems.ts';
import { newSecret, secretDigest } from './secret-digest.ts';

const LIFE_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * A text by which somebody who forgot their password sets another, once within three days; shown
 * this once, and in the log, since it opens the account. Problems `account-not-allowed`,
 * `account-unknown`, `account-read-only`.
 */
export const createReset = async (
  store: AccountStore,
  by: Account,
  name: string,
): Promise<Outcome<string>> => {
  const { db, mode, now } = store;
  if (mode === 'read-only') return failure(readOnly());
  if (!isSteward(by)) return failure(notAllowed('a steward, who alone can help with passwords'));
  const member = await findMember(store, 'name', name, []);
  if (member === undefined) return failure(unknown(name));
  const text = newSecret('fcr_');
  const expires_at = new Date(now().getTime() + LIFE_MS).toISOString();
  await db.transaction().execute(async (all) => {
    // Only the last one of a steward holds.
    const before = all.deleteFrom('password_resets').where('member', '=', name);
    await before.where('made_by', '<>', name).execute();
    await all
      .insertInto('password_resets')
      .values({ hash: secretDigest(text), member: name, made_by: by.name, expires_at })
      .execute();
    const event = { who: by.name, what: 'allow-reset' as const, about: name, detail: '' };
    await logEvent(all as never, now(), event);
  });
  return success(text);
};

/**
 * Another password for whoever has such a text; all sessions and tokens end. The name whose it is.
 * Problems `account-reset-invalid`, `account-password-weak`, `account-read-only`.
 */
export const resetPassword = async (
  { db, mode, now }: AccountStore,
  auth: Auth,
  { reset, next }: { readonly reset: string; readonly next: string },
): Promise<Outcome<string>> => {
  if (mode === 'read-only') return failure(readOnly());
  const found = await db
    .selectFrom('password_resets')
    .innerJoin('members', 'members.name', 'password_resets.member')
    .select(['hash', 'member', 'user_id'])
    .where('hash', '=', secretDigest(reset))
    .where('expires_at', '>', now().toISOString())
    .executeTakeFirst();
  if (found === undefined || found.user_id === null) return failure(invalid());
  const wrong = checkPassword(next, found.member);
  if (wrong !== undefined) return failure(wrong);
  // Of two who send it at once one finds it.
  const { numDeletedRows } = await db
    .deleteFrom('password_resets')
    .where('hash', '=', found.hash)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) return failure(invalid());
  await db.deleteFrom('password_resets').where('member', '=', found.member).execute();
  const { password, internalAdapter } = await auth.$context;
  await internalAdapter.updatePassword(found.user_id, await password.hash(next));
  await internalAdapter.deleteUserSessions(found.user_id);
  await db.deleteFrom('tokens').where('member', '=', found.member).execute();
  return success(found.member);
};

const unknown = (name: string) =>
  error('account-unknown', `expected the name of an account, found ${name.slice(0, 80)}`, {
    hint: 'names are as in the author of a design, like ada',
  });

const invalid = () =>
  error('account-reset-invalid', 'expected a text that was not used and has not ended', {
    hint: 'have another letter sent, or ask a steward of this node for another one',
  });
