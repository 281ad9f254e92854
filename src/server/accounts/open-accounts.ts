// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import type { ServerTables } from '../tables.ts';
import { type Account, type AccountStore, findMember, type Mode } from './account.ts';
import { type Attempts, countAttempts } from './attempts.ts';
import { checkName } from './check-name.ts';
import { checkPassword } from './check-password.ts';
import { claimName, releaseName } from './claim-name.ts';
import { forgetMember } from './forget-member.ts';
import { type Auth, madeUpEmail, openAuth } from './open-auth.ts';
import { readOnly } from './problems.ts';
import { accountOfToken } from './tokens.ts';

/** Who is signed in now, and the Set-Cookie values that say so to the browser. */
export interface SignedIn {
  readonly account: Account;
  readonly cookies: readonly string[];
}

export interface SignUp {
  readonly name: string;
  readonly password: string;
  readonly email?: string;
  readonly invitation?: string;
}

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
  /** The designs stay, and the name stays taken. Problem `account-last-steward`. */
  readonly deleteAccount: (cookie: string, password: string) => Promise<Outcome<undefined>>;
}

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
  const attempts = countAttempts(now);
  const sessionOf = (cookie: string) => session(store, auth, cookie);
  return {
    ...store,
    signUp: (form) => signUp(store, auth, form),
    signIn: (form) => signIn(store, auth, attempts, form),
    signOut: async (cookie) => {
      const headers = headersOf(cookie);
      if (headers === undefined) return [];
      return (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie();
    },
    accountOf: async (from = '') => {
      const token = /^bearer +(\S+)$/i.exec(from.slice(0, MAX_COOKIE))?.[1];
      if (token !== undefined) return accountOfToken(store, token);
      return (await sessionOf(from))?.account;
    },
    sessionOf,
    changePassword: async (cookie, { current, next }) => {
      if (mode === 'read-only') return failure(readOnly());
      const signedIn = await sessionOf(cookie);
      if (signedIn === undefined) return failure(failed());
      const { account } = signedIn;
      const wrong = checkPassword(next, account.name) ?? limit(attempts, account.name);
      if (wrong !== undefined) return failure(wrong);
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const headers = headersOf(cookie)!;
      const answer = await refused(auth.api.changePassword({ body, headers, returnHeaders: true }));
      if (answer === undefined) return failure(failed());
      attempts.forget(account.name);
      await db.deleteFrom('tokens').where('member', '=', account.name).execute();
      return success({ account, cookies: answer.headers.getSetCookie() });
    },
    deleteAccount: async (cookie, password) => {
      if (mode === 'read-only') return failure(readOnly());
      const account = (await sessionOf(cookie))?.account;
      if (account === undefined) return failure(failed());
      const wrong = limit(attempts, account.name);
      if (wrong !== undefined) return failure(wrong);
      if (await isLastSteward(store, account)) return failure(lastSteward());
      const headers = headersOf(cookie)!;
      const answer = await refused(auth.api.deleteUser({ body: { password }, headers }));
      if (answer === undefined) return failure(failed());
      await forgetMember(store, account);
      return success(undefined);
    },
  };
};

const MAX_COOKIE = 8192;

const signUp = async (store: AccountStore, auth: Auth, form: SignUp) => {
  const { name, password, email = '', invitation = '' } = form;
  if (store.mode === 'read-only') return failure(readOnly());
  const wrong = checkName(name) ?? checkPassword(password, name) ?? checkEmail(email);
  if (wrong !== undefined) return failure(wrong);
  const claim = await claimName(store, name, email === '' ? null : email, invitation);
  if (!claim.ok) return claim;
  try {
    const body = { name, username: name, password, email: madeUpEmail(name) };
    const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
    const { id } = response.user;
    await store.db.updateTable('members').set({ user_id: id }).where('name', '=', name).execute();
    const account = (await findMember(store, 'name', name, 'all'))!;
    return success({ account, cookies: headers.getSetCookie() });
  } catch (thrown) {
    await releaseName(store, name);
    throw thrown;
  }
};

const signIn = async (
  store: AccountStore,
  auth: Auth,
  attempts: Attempts,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Outcome<SignedIn>> => {
  if (typeof password !== 'string' || password.length > 128) return failure(failed());
  // A name that cannot be costs the same work as one that is not there.
  const username = checkName(name) === undefined ? name : 'no-such-account';
  const wait = limit(attempts, username);
  if (wait !== undefined) return failure(wait);
  const body = { username, password };
  const answer = await refused(auth.api.signInUsername({ body, returnHeaders: true }));
  if (answer === undefined) return failure(failed());
  const account = await findMember(store, 'name', username, 'all');
  if (account === undefined) return failure(failed());
  attempts.forget(username);
  return success({ account, cookies: answer.headers.getSetCookie() });
};

const session = async (
  store: AccountStore,
  auth: Auth,
  cookie: string,
): Promise<SignedIn | undefined> => {
  const headers = headersOf(cookie);
  if (headers === undefined) return undefined;
  // A node that is read-only does not prolong: that would write.
  const query = store.mode === 'read-only' ? { disableRefresh: true } : {};
  const found = await refused(auth.api.getSession({ headers, query, returnHeaders: true }));
  const id = found?.response?.user.id;
  const account = id === undefined ? undefined : await findMember(store, 'user_id', id, 'all');
  if (found === undefined || account === undefined) return undefined;
  return { account, cookies: found.headers.getSetCookie() };
};

/** Undefined where better-auth refused, as it does by throwing; other errors go on. */
const refused = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (thrown) {
    const { statusCode } = thrown as { readonly statusCode?: number };
    if (statusCode !== undefined && statusCode < 500) return undefined;
    throw thrown;
  }
};

/** Undefined where no Cookie header can be this. */
const headersOf = (cookie: string): Headers | undefined => {
  if (cookie === '' || cookie.length > MAX_COOKIE) return undefined;
  try {
    return new Headers({ cookie });
  } catch {
    return undefined;
  }
};

const isLastSteward = async ({ db }: AccountStore, account: Account): Promise<boolean> => {
  if (account.role !== 'steward') return false;
  const others = db.selectFrom('members').select('name').where('role', '=', 'steward');
  const living = others.where('deleted_at', 'is', null).where('name', '!=', account.name);
  return (await living.executeTakeFirst()) === undefined;
};

const checkEmail = (email: unknown): Problem | undefined =>
  typeof email === 'string' && email.length <= 254 && /^([^\s@<>]+@[^\s@<>]+)?$/.test(email)
    ? undefined
    : error('account-email-malformed', 'expected an e-mail address or none', {
        hint: 'like ada@example.org',
      });

const limit = (attempts: Attempts, name: string): Problem | undefined => {
  const seconds = attempts.begin(name);
  if (seconds === 0) return undefined;
  return error('account-too-many-attempts', 'expected at most 10 attempts in 15 minutes', {
    hint: `try again in ${seconds} seconds`,
  });
};

const failed = (): Problem =>
  error('account-sign-in-failed', 'expected the name and the password of an account', {
    hint: 'check both; names are in lower-case letters',
  });

const lastSteward = (): Problem =>
  error('account-last-steward', 'expected another steward, this is the last one', {
    hint: 'a node needs somebody who answers complaints',
  });
