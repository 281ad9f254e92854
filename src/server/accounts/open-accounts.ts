// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { Outcome } from '../../shared/problem.ts';
import type { ServerTables } from '../tables.ts';
import type { Account, AccountStore, Mode } from './account.ts';
import { type Attempts, countAttempts } from './attempts.ts';
import { changePassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { mendAccounts } from './mend-accounts.ts';
import { openAuth } from './open-auth.ts';
import { provePassword } from './prove-password.ts';
import { resetPassword } from './reset-password.ts';
import { clearingCookies, findSession, headersOf, MAX_COOKIE } from './session.ts';
import { signIn } from './sign-in.ts';
import type { SignedIn } from './signed-in.ts';
import { type SignUp, signUp } from './sign-up.ts';
import { accountOfToken } from './tokens.ts';

/** Signing up, in and out. A `cookie` is the value of a Cookie header. */
export interface Accounts extends AccountStore {
  /** Problems: those of names, passwords, `account-invitation-invalid`, `account-read-only`. */
  readonly signUp: (form: SignUp) => Promise<Outcome<SignedIn>>;
  /** Problems `account-sign-in-failed`, `account-too-many-attempts`. */
  readonly signIn: (form: {
    readonly name: string;
    readonly password: string;
  }) => Promise<Outcome<SignedIn>>;
  /** Ends the session; answers the Set-Cookie values that clear it. */
  readonly signOut: (cookie: string) => Promise<readonly string[]>;
  /** Who sent this Cookie header, or this Authorization header (`Bearer fc_…`). */
  readonly accountOf: (from: string | undefined) => Promise<Account | undefined>;
  /** As `accountOf` a Cookie header, with the cookies that prolong the session once a day. */
  readonly sessionOf: (cookie: string) => Promise<SignedIn | undefined>;
  /** Ends all other sessions and all tokens too. */
  readonly changePassword: (
    cookie: string,
    passwords: { readonly current: string; readonly next: string },
  ) => Promise<Outcome<SignedIn>>;
  /** The account of a session, if this is its password. */
  readonly provePassword: (cookie: string, password: string) => Promise<Outcome<Account>>;
  /** As `resetPassword`: with the text that a steward made or that came by mail. */
  readonly resetPassword: (form: {
    readonly reset: string;
    readonly next: string;
  }) => Promise<Outcome<string>>;
  /** The designs stay, and the name stays taken. Problem `account-last-steward`. */
  readonly deleteAccount: (cookie: string, password: string) => Promise<Outcome<undefined>>;
  /** Letters of one kind to one account or address. */
  readonly letters: Attempts;
  /** Of one visitor, for a new password. */
  readonly askers: Attempts;
}

const LETTERS = { most: 5, windowMs: 60 * 60 * 1000 };

/** Accounts on a database that `migrateServer` brought up to date. */
export const openAccounts = async (options: {
  readonly db: Kysely<ServerTables>;
  readonly secret: string;
  /** Public address of the node: cookies are Secure where it is https. */
  readonly url: string;
  readonly mode: Mode;
  readonly now?: () => Date;
}): Promise<Accounts> => {
  const { db, mode, now = () => new Date() } = options;
  const store: AccountStore = { db, mode, now };
  const auth = await openAuth(db, options.secret, options.url);
  if (mode !== 'read-only') await mendAccounts(store);
  const attempts = countAttempts(now);
  const sessionOf = (cookie: string) => findSession(store, auth, cookie);
  return {
    ...store,
    signUp: (form) => signUp(store, auth, form),
    signIn: (form) => signIn(store, auth, attempts, form),
    signOut: async (cookie) => {
      const headers = headersOf(cookie);
      if (headers === undefined) return [];
      if (mode === 'read-only') return clearingCookies(cookie);
      return (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie();
    },
    accountOf: async (from = '') => {
      const token = /^bearer +(\S+)$/i.exec(from.slice(0, MAX_COOKIE))?.[1];
      if (token !== undefined) return accountOfToken(store, token);
      return (await sessionOf(from))?.account;
    },
    sessionOf,
    changePassword: (cookie, passwords) => changePassword(store, auth, attempts, cookie, passwords),
    resetPassword: async (form) => {
      const done = await resetPassword(store, auth, form);
      if (done.ok) attempts.forget(done.value);
      return done;
    },
    provePassword: (cookie, password) => provePassword(store, auth, attempts, cookie, password),
    letters: countAttempts(now, LETTERS),
    askers: countAttempts(now),
    deleteAccount: (cookie, password) => deleteAccount(store, auth, attempts, cookie, password),
  };
};
