// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { listComplaints } from '../../../designs/library/complaints.ts';
import { readEvents } from '../../../designs/library/log-event.ts';
import type { Problem } from '../../../shared/problem.ts';
import { createInvitation } from '../../accounts/invitations.ts';
import { createReset } from '../../accounts/reset-password.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { pageStatus } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { moderateVersion, reason } from '../../maintainers/moderate-version.ts';
import { listReports } from '../../makes/reports.ts';
import { route } from '../../route.ts';
import { StewardPage } from './steward-page.tsx';

const stewardPage = async (
  { library, accounts: { db } }: Deps,
  more: {
    readonly problems?: readonly Problem[];
    readonly invitation?: string;
    readonly reset?: string;
  } = {},
): Promise<Answer> => {
  const { count } = await db
    .selectFrom('members')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return page(
    { title: "Steward's desk" },
    <StewardPage
      complaints={await listComplaints(library, { open: true })}
      reports={await listReports({ db })}
      accounts={Number(count)}
      events={await readEvents(library.db, undefined, 50)}
      {...more}
    />,
    pageStatus(more.problems),
  );
};

export const stewardRoute = route({
  method: 'get',
  path: '/steward',
  access: 'steward',
  summary: 'For stewards: complaints, invitations, what has to go',
  handle: (_, deps) => stewardPage(deps),
});

export const inviteRoute = route({
  method: 'post',
  path: '/steward/invitations',
  access: 'steward',
  summary: 'Makes an invitation and shows it once',
  handle: async ({ account }, deps) => {
    const made = await createInvitation(deps.accounts, account!);
    return stewardPage(deps, made.ok ? { invitation: made.value.text } : { problems: made.problems });
  },
});

export const stewardResetRoute = route({
  method: 'post',
  path: '/steward/resets',
  access: 'steward',
  summary: 'Makes a text by which an account gets a new password, and shows it once',
  body: z.object({ name: z.string().max(100) }),
  handle: async ({ account, body }, deps) => {
    const made = await createReset(deps.accounts, account!, body.name);
    return stewardPage(deps, made.ok ? { reset: made.value } : { problems: made.problems });
  },
});

export const stewardVersionRoute = route({
  method: 'post',
  path: '/steward/versions',
  access: 'steward',
  summary: 'Takes a version down, withdraws it, or offers it again',
  body: z.object({
    version: z.string().max(300),
    act: z.enum(['yank', 'unyank', 'take-down']),
    reason,
  }),
  handle: async ({ account, body }, deps) => {
    const { version, act, reason: why } = body;
    const done = await moderateVersion(deps.library, account!, act, version, why);
    return done.ok ? redirect('/steward') : stewardPage(deps, { problems: done.problems });
  },
});
