// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account, AccountStore } from './account.ts';
import type { Attempts } from './attempts.ts';
import type { Auth } from './open-auth.ts';
import { readOnly } from './problems.ts';
import { findSession, headersOf, refused } from './session.ts';
import { limitAttempts } from './sign-in.ts';
import { signInFailed } from './signed-in.ts';

/**
 * The account of a session, if this is its password. Problems: `account-sign-in-failed`,
 * `account-too-many-attempts`, `account-read-only`.
 */
export const provePassword = async (
  store: AccountStore,
  auth: Auth,
  attempts: Attempts,
  cookie: string,
  password: string,
): Promise<Outcome<Account>> => {
  if (store.mode === 'read-only') return failure(readOnly());
  const account = (await findSession(store, auth, cookie))?.account;
  if (account === undefined) return failure(signInFailed());
  const wrong = limitAttempts(attempts, account.name);
  if (wrong !== undefined) return failure(wrong);
  const headers = headersOf(cookie)!;
  const known = await refused(auth.api.verifyPassword({ body: { password }, headers }));
  if (known === undefined) return failure(signInFailed());
  attempts.forget(account.name);
  return success(account);
};
