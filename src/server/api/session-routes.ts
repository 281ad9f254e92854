// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { askConfirmation } from '../accounts/address/ask-confirmation.ts';
import { type Answer } from '../answers/answer.ts';
import { problemAnswer, statusOf } from '../answers/problem-answer.ts';
import { route, type Route } from '../route.ts';

const text = z.string().max(1000);
const named = z.object({ name: z.string() });

/** A name, and the cookies of the session of that account. */
const signedIn = (name: string, cookies: readonly string[], status = 200): Answer => ({
  kind: 'json',
  status,
  body: { name },
  cookies,
});

/**
 * Accounts and sessions for programs that act as a person: the session is in Set-Cookie, as in a browser.
 * Whatever a token may do is better done with one.
 */
export const sessionRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/api/v1/accounts',
    access: 'anyone',
    summary: 'Makes an account; the session of it is in the cookies of this answer',
    body: z.object({
      name: text,
      password: text,
      email: text.trim().default(''),
      invitation: text.default(''),
    }),
    answers: named,
    handle: async ({ body }, deps) => {
      const signed = await deps.accounts.signUp(body);
      if (!signed.ok) return problemAnswer(signed.problems);
      const { account, cookies } = signed.value;
      // Should the letter not go, GET /api/v1/account/email tells.
      if (body.email !== '' && deps.mail !== undefined)
        await askConfirmation(deps, account, body.email);
      return signedIn(account.name, cookies, 201);
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/session',
    access: 'anyone',
    summary: 'Signs in; the session is in the cookies of this answer',
    body: z.object({ name: text, password: text }),
    answers: named,
    // A session that was handed out once is nobody's to have again.
    answersAnew: true,
    handle: async ({ body }, { accounts }) => {
      const signed = await accounts.signIn(body);
      return signed.ok
        ? signedIn(signed.value.account.name, signed.value.cookies)
        : problemAnswer(signed.problems, statusOf(signed.problems, 401));
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/session',
    access: 'anyone',
    summary: 'Ends the session of the cookies',
    answers: z.object({ ended: z.literal(true) }),
    handle: async ({ request }, { accounts }) => ({
      kind: 'json',
      body: { ended: true },
      cookies: await accounts.signOut(request.get('cookie') ?? ''),
    }),
  }),
  route({
    method: 'post',
    path: '/api/v1/account/password',
    access: 'member',
    scope: 'administer',
    summary: 'Changes the password; ends other sessions and all tokens. Takes a session',
    body: z.object({ current: text, next: text }),
    answers: named,
    handle: async ({ body, request }, { accounts }) => {
      const changed = await accounts.changePassword(request.get('cookie') ?? '', body);
      if (!changed.ok) return problemAnswer(changed.problems);
      return signedIn(changed.value.account.name, changed.value.cookies);
    },
  }),
];
