// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import type { Account } from './account.ts';

/** Who is signed in now, and the Set-Cookie values that say so to the browser. */
export interface SignedIn {
  readonly account: Account;
  readonly cookies: readonly string[];
}

/** The same for a wrong name and a wrong password. */
export const signInFailed = (): Problem =>
  error('account-sign-in-failed', 'expected the name and the password of an account', {
    hint: 'check both; names are in lower-case letters',
  });
