// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { addressOf } from '../accounts/address/address-of.ts';
import { changeAddress } from '../accounts/address/change-address.ts';
import { confirmAddress } from '../accounts/address/confirm-address.ts';
import { askReset } from '../accounts/ask-reset.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { route, type Route } from '../route.ts';

/** An address is told to its owner in a session: tokens are in the hands of programs. */
const OWNER = { access: 'member', scope: 'administer' } as const;
const address = z.object({ email: z.string().nullable(), waiting: z.string().nullable() });
const secret = z.string().max(100);
const password = z.string().max(1000);

const apiAddress = route({
  method: 'get',
  path: '/api/v1/account/email',
  ...OWNER,
  summary:
    'The confirmed e-mail address of the account, and one that waits for that. Takes a session',
  answers: address,
  handle: async ({ account }, { accounts }) => json(await addressOf(accounts, account!)),
});

const apiChangeAddress = route({
  method: 'post',
  path: '/api/v1/account/email',
  ...OWNER,
  summary:
    'Sends a letter to another address to have it confirmed; empty: none from now on. Takes a session and the password',
  body: z.object({ email: z.string().trim().max(254), password }),
  answers: address,
  handle: async ({ account, body, request }, deps) => {
    const changed = await changeAddress(deps, request.get('cookie') ?? '', body);
    if (!changed.ok) return problemAnswer(changed.problems);
    return json(await addressOf(deps.accounts, account!));
  },
});

const apiConfirmAddress = route({
  method: 'post',
  path: '/api/v1/account/email/confirm',
  access: 'anyone',
  summary: 'Confirms an address with the text that was sent to it',
  body: z.object({ confirmation: secret }),
  answers: z.object({ confirmed: z.literal(true) }),
  handle: async ({ body }, deps) => {
    const done = await confirmAddress(deps, body.confirmation);
    return done.ok ? json({ confirmed: true }) : problemAnswer(done.problems);
  },
});

const apiForgotten = route({
  method: 'post',
  path: '/api/v1/account/forgot-password',
  access: 'anyone',
  summary:
    'Sends a text to set a new password with to the confirmed address of an account, named by its name or that address. The answer is the same whether there is one',
  body: z.object({ who: z.string().max(1000) }),
  answers: z.object({ asked: z.literal(true) }),
  handle: async ({ body, visitor, response }, deps) => {
    const asked = askReset(deps, { who: body.who, visitor }, (work) =>
      response.once('close', work),
    );
    return asked.ok ? json({ asked: true }, 202) : problemAnswer(asked.problems);
  },
});

const apiResetPassword = route({
  method: 'post',
  path: '/api/v1/account/reset-password',
  access: 'anyone',
  summary:
    'Sets a new password with the text that came by mail or from a steward; sessions and tokens end',
  body: z.object({ reset: secret, next: password }),
  answers: z.object({ name: z.string() }),
  handle: async ({ body }, { accounts }) => {
    const done = await accounts.resetPassword(body);
    return done.ok ? json({ name: done.value }) : problemAnswer(done.problems);
  },
});

export const addressApiRoutes: readonly Route[] = [
  apiAddress,
  apiChangeAddress,
  apiConfirmAddress,
  apiForgotten,
  apiResetPassword,
];
