// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { type AccountStore, findMember, SCOPES } from './account.ts';
import type { Attempts } from './attempts.ts';
import { checkName } from './check-name.ts';
import type { Auth } from './open-auth.ts';
import { readOnly } from './problems.ts';
import { refused } from './session.ts';
import { type SignedIn, signInFailed } from './signed-in.ts';

/** Problems `account-sign-in-failed`, `account-too-many-attempts`, `account-read-only`. */
export const signIn = async (
  store: AccountStore,
  auth: Auth,
  attempts: Attempts,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Outcome<SignedIn>> => {
  // A session is written down too.
  if (store.mode === 'read-only') return failure(readOnly());
  if (typeof password !== 'string' || password.length > 128) return failure(signInFailed());
  // A name that cannot be costs the same work as one that is not there.
  const username = checkName(name) === undefined ? name : 'no-such-account';
  const wait = limitAttempts(attempts, username);
  if (wait !== undefined) return failure(wait);
  const body = { username, password };
  const answer = await refused(auth.api.signInUsername({ body, returnHeaders: true }));
  if (answer === undefined) return failure(signInFailed());
  const account = await findMember(store, 'name', username, SCOPES);
  if (account === undefined) return failure(signInFailed());
  attempts.forget(username);
  return success({ account, cookies: answer.headers.getSetCookie() });
};

/** Counts an attempt to give the password of this name. */
export const limitAttempts = (attempts: Attempts, name: string): Problem | undefined => {
  const seconds = attempts.begin(name);
  if (seconds === 0) return undefined;
  return error('account-too-many-attempts', 'expected at most 10 attempts in 15 minutes', {
    hint: `try again in ${seconds} seconds`,
  });
};
