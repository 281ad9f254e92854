// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type AccountStore, findMember, SCOPES } from './account.ts';
import type { Auth } from './open-auth.ts';
import type { SignedIn } from './signed-in.ts';

export const MAX_COOKIE = 8192;

/** Who sent this Cookie header, with the cookies that prolong the session once a day. */
export const findSession = async (
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
  const account = id === undefined ? undefined : await findMember(store, 'user_id', id, SCOPES);
  if (found === undefined || account === undefined) return undefined;
  return { account, cookies: found.headers.getSetCookie() };
};

/** The browser forgets the session; where nothing can be written it goes on until its end. */
export const clearingCookies = (cookie: string): readonly string[] =>
  cookie
    .split(';')
    .map((each) => each.split('=')[0]!.trim())
    .filter((name) => /^(__Secure-)?fabcommons\.\w+$/.test(name))
    .map((name) => {
      const secure = name.startsWith('__Secure-') ? '; Secure' : '';
      return `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`;
    });

/** Undefined where better-auth refused, as it does by throwing; other errors go on. */
export const refused = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (thrown) {
    const { statusCode } = thrown as { readonly statusCode?: number };
    if (statusCode !== undefined && statusCode < 500) return undefined;
    throw thrown;
  }
};

/** Undefined where no Cookie header can be this. */
export const headersOf = (cookie: string): Headers | undefined => {
  if (cookie === '' || cookie.length > MAX_COOKIE) return undefined;
  try {
    return new Headers({ cookie });
  } catch {
    return undefined;
  }
};
