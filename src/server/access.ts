// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request } from 'express';
import { error } from '../shared/problem.ts';
import { type Account, isSteward, type Scope } from './accounts/account.ts';
import type { Answer } from './answers/answer.ts';
import { problemAnswer } from './answers/problem-answer.ts';
import type { Deps } from './deps.ts';
import { mayMaintain } from './maintainers/maintainers.ts';
import { type Route, scopeOf } from './route.ts';

/** The answer for whoever may not call this route; undefined for whoever may. */
export const checkAccess = async (
  route: Route,
  request: Request,
  account: Account | undefined,
  origin: string,
  { accounts, config, library }: Deps,
): Promise<Answer | undefined> => {
  const { access, method } = route;
  if (method !== 'get') {
    // A page of somebody else may send forms here with a visitor's cookies: browsers then say so.
    if (request.get('authorization') === undefined && isForeign(request, origin)) {
      return problemAnswer([
        error('origin-foreign', 'expected a request from a page of this node'),
      ]);
    }
    if (access !== 'anyone' && (config.mode === 'read-only' || library.readOnly)) {
      return problemAnswer([
        error('library-read-only', 'this node can only be read at the moment'),
      ]);
    }
  }
  if (access === 'anyone') return undefined;
  if (account === undefined) {
    const isPage = method === 'get' && !request.path.startsWith('/api/');
    if (isPage && request.accepts(['json', 'html']) === 'html') {
      return { kind: 'redirect', to: `/sign-in?next=${encodeURIComponent(request.originalUrl)}` };
    }
    return problemAnswer([request.get('authorization') === undefined ? nobody() : unknownToken()]);
  }
  if (!account.scopes.includes(scopeOf(route))) {
    return problemAnswer([notForThis(scopeOf(route), account)]);
  }
  if (access === 'member') return undefined;
  if ((access === 'steward' || access === 'moderator') && isSteward(account)) return undefined;
  if (access === 'maintainer' || access === 'moderator') {
    if (await mayMaintain(accounts, account, designIn(request))) return undefined;
  }
  return problemAnswer([
    error('access-denied', `expected ${WHO[access]}, you are signed in as ${account.name}`),
  ]);
};

const nobody = () =>
  error('account-needed', 'expected somebody who is signed in', {
    hint: 'sign in, or send an API token: Authorization: Bearer fc_…',
  });

const unknownToken = () =>
  error('account-needed', 'expected an API token of this node, found one that nobody here has', {
    hint: 'it was removed, or cut off when copied: make another at /account',
  });

const notForThis = (scope: Scope, { scopes }: Account) =>
  error('access-denied', `expected a token that may ${scope}, this one may ${scopes.join(', ')}`, {
    hint: 'make another token at /account, or use a session',
  });

/** Pages name a design as `:design`, which may name a version; the API as `:slug`. */
const designIn = (request: Request): string => {
  const { author = '', design, slug } = request.params as Readonly<Record<string, string>>;
  return `${author}/${(design ?? slug ?? '').split('@')[0]!}`;
};

const WHO = {
  maintainer: 'a maintainer of this design',
  moderator: 'a maintainer of this design or a steward of this node',
  steward: 'a steward of this node',
} as const;

const isForeign = (request: Request, origin: string): boolean => {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const from = request.get('origin');
  return from !== undefined && from !== origin;
};
