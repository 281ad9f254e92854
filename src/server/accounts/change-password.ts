// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, success } from '../../shared/problem.ts';
import type { AccountStore } from './account.ts';
import type { Attempts } from './attempts.ts';
import { checkPassword } from './check-password.ts';
import type { Auth } from './open-auth.ts';
import { readOnly } from './problems.ts';
import { findSession, headersOf, refused } from './session.ts';
import { limitAttempts } from './sign-in.ts';
import { type SignedIn, signInFailed } from './signed-in.ts';

/**
 * Another password; all other sessions, all tokens and texts for a new one end. Problems: `account-sign-in-failed`,
 * `account-too-many-attempts`, `account-password-weak`, `account-read-only`.
 */
export const changePassword = async (
  store: AccountStore,
  auth: Auth,
  attempts: Attempts,
  cookie: string,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Outcome<SignedIn>> => {
  if (store.mode === 'read-only') return failure(readOnly());
  const signedIn = await findSession(store, auth, cookie);
  if (signedIn === undefined) return failure(signInFailed());
  const { account } = signedIn;
  const wrong = checkPassword(next, account.name) ?? limitAttempts(attempts, account.name);
  if (wrong !== undefined) return failure(wrong);
  const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
  const headers = headersOf(cookie)!;
  const answer = await refused(auth.api.changePassword({ body, headers, returnHeaders: true }));
  if (answer === undefined) return failure(signInFailed());
  attempts.forget(account.name);
  await store.db.deleteFrom('password_resets').where('member', '=', account.name).execute();
  await store.db.deleteFrom('tokens').where('member', '=', account.name).execute();
  return success({ account, cookies: answer.headers.getSetCookie() });
};
