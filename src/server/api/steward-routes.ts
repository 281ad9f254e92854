// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { listComplaints } from '../../designs/library/complaints.ts';
import { readEvents } from '../../designs/library/log-event.ts';
import { error } from '../../shared/problem.ts';
import { listInvitations, withdrawInvitation } from '../accounts/invitations.ts';
import { allowReset, invite } from '../accounts/let-in.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { listReports } from '../makes/reports.ts';
import { route, type Route } from '../route.ts';

/** Who comes in, and who comes in again: for stewards in a session, since no token may administer. */
const STEWARD = { access: 'steward', scope: 'administer' } as const;

/** An address of mail; empty: the text is in the answer. */
const to = z.string().trim().max(320).default('');

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
  summary: 'Makes an invitation; its text is in this answer alone, or in a letter to an address',
  body: z.object({ to }).default({ to: '' }),
  answers: z.object({ id: z.string(), sent: z.boolean(), invitation: z.string().optional() }),
  handle: async ({ account, body, origin }, deps) => {
    const made = await invite(deps, account!, body.to, origin);
    if (!made.ok) return problemAnswer(made.problems);
    const { id, sent, text } = made.value;
    return json({ id, sent, ...(sent ? {} : { invitation: text }) }, 201);
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
  summary:
    'Makes a text for a new password; it is in this answer alone, or in a letter to an address',
  body: z.object({ name: z.string().max(100), to }),
  answers: z.object({ name: z.string(), sent: z.boolean(), reset: z.string().optional() }),
  handle: async ({ account, body, origin }, deps) => {
    const made = await allowReset(deps, account!, body, origin);
    if (!made.ok) return problemAnswer(made.problems);
    const { sent, text } = made.value;
    return json({ name: body.name, sent, ...(sent ? {} : { reset: text }) }, 201);
  },
});

const apiOpenComplaints = route({
  method: 'get',
  path: '/api/v1/complaints',
  ...STEWARD,
  summary: 'The complaints that nobody has answered',
  handle: async (_, { library }) =>
    json({ complaints: await listComplaints(library, { open: true }) }),
});

const apiAllReports = route({
  method: 'get',
  path: '/api/v1/make-reports',
  ...STEWARD,
  summary: 'Open reports of makes of all designs',
  handle: async (_, { accounts }) => json({ reports: await listReports(accounts) }),
});

const apiLog = route({
  method: 'get',
  path: '/api/v1/log',
  ...STEWARD,
  summary: 'What was done to designs and accounts and why, newest first',
  query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(50) }),
  handle: async ({ query }, { library }) =>
    json({ events: await readEvents(library.db, undefined, query.limit) }),
});

export const stewardApiRoutes: readonly Route[] = [
  apiOpenComplaints,
  apiAllReports,
  apiLog,
  apiInvitations,
  apiInvite,
  apiWithdrawInvitation,
  apiReset,
];
