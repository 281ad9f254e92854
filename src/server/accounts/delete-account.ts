// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { AccountStore } from './account.ts';
import type { Attempts } from './attempts.ts';
import { forgetMember } from './forget-member.ts';
import type { Auth } from './open-auth.ts';
import { provePassword } from './prove-password.ts';
import { headersOf, refused } from './session.ts';

/**
 * Ends the account of a session: first its name, in one step with the question whether a steward
 * remains, then its user. Problems: `account-sign-in-failed`, `account-too-many-attempts`,
 * `account-last-steward`, `account-read-only`.
 */
export const deleteAccount = async (
  store: AccountStore,
  auth: Auth,
  attempts: Attempts,
  cookie: string,
  password: string,
): Promise<Outcome<undefined>> => {
  const proven = await provePassword(store, auth, attempts, cookie, password);
  if (!proven.ok) return proven;
  if (!(await forgetMember(store, proven.value))) return failure(lastSteward());
  // Nobody is signed in by it any more; should this not be reached, the next start does it.
  await refused(auth.api.deleteUser({ body: { password }, headers: headersOf(cookie)! }));
  return success(undefined);
};

const lastSteward = () =>
  error('account-last-steward', 'expected another steward, this is the last one', {
    hint: 'a node needs somebody who answers complaints',
  });
