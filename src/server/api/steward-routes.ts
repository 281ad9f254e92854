// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { error } from '../../shared/problem.ts';
import { createInvitation, listInvitations, withdrawInvitation } from '../accounts/invitations.ts';
import { createReset } from '../accounts/reset-password.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { route, type Route } from '../route.ts';

/** Who comes in, and who comes in again: for stewards in a session, since no token may administer. */
const STEWARD = { access: 'steward', scope: 'administer' } as const;

const invitation = z.object({
  id: z.string(),
  madeBy: z.string(),
  expiresAt: z.iso.datetime(),
});

const apiInvitations = route({
  method: 'get',
  path: '/api/v1/invitations',
  ...STEWARD,
  summary: 'The invitations that can still be used, without their texts',
  answers: z.object({ invitations: z.array(invitation) }),
  handle: async (_, { accounts }) => json({ invitations: await listInvitations(accounts) }),
});

const apiInvite = route({
  method: 'post',
  path: '/api/v1/invitations',
  ...STEWARD,
  summary: 'Makes an invitation; its text is in this answer alone',
  answers: z.object({ id: z.string(), invitation: z.string() }),
  handle: async ({ account }, { accounts }) => {
    const made = await createInvitation(accounts, account!);
    if (!made.ok) return problemAnswer(made.problems);
    return json({ id: made.value.id, invitation: made.value.text }, 201);
  },
});

const apiWithdrawInvitation = route({
  method: 'delete',
  path: '/api/v1/invitations/:id',
  ...STEWARD,
  summary: 'Withdraws an invitation that nobody used',
  params: z.object({ id: z.string().max(100) }),
  handle: async ({ params }, { accounts }) =>
    (await withdrawInvitation(accounts, params.id))
      ? json({ deleted: true })
      : problemAnswer([error('not-found', 'expected an invitation that nobody used')]),
});

const apiReset = route({
  method: 'post',
  path: '/api/v1/resets',
  ...STEWARD,
  summary: 'Makes a text by which an account gets a new password; it is in this answer alone',
  body: z.object({ name: z.string().max(100) }),
  answers: z.object({ name: z.string(), reset: z.string() }),
  handle: async ({ account, body }, { accounts }) => {
    const made = await createReset(accounts, account!, body.name);
    if (!made.ok) return problemAnswer(made.problems);
    return json({ name: body.name, reset: made.value }, 201);
  },
});

export const stewardApiRoutes: readonly Route[] = [
  apiInvitations,
  apiInvite,
  apiWithdrawInvitation,
  apiReset,
];
