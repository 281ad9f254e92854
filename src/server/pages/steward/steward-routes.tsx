// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { listComplaints } from '../../../designs/library/complaints.ts';
import { readEvents } from '../../../designs/library/log-event.ts';
import type { Problem } from '../../../shared/problem.ts';
import { allowReset, invite } from '../../accounts/let-in.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { pageStatus } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { moderateVersion, reason } from '../../maintainers/moderate-version.ts';
import { listReports } from '../../makes/reports.ts';
import { route } from '../../route.ts';
import { StewardPage } from './steward-page.tsx';

const stewardPage = async (
  { library, mail, accounts: { db } }: Deps,
  more: {
    readonly problems?: readonly Problem[];
    readonly invitation?: string;
    readonly reset?: string;
    readonly sent?: boolean;
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
      sendsMail={mail !== undefined}
      events={await readEvents(library.db, undefined, 50)}
      {...more}
    />,
    pageStatus(more.problems),
  );
};

/** Empty: it is shown in place of being sent. */
const to = z.string().trim().max(320).default('');

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
  body: z.object({ to }),
  handle: async ({ account, body, origin }, deps) => {
    const made = await invite(deps, account!, body.to, origin);
    if (!made.ok) return stewardPage(deps, { problems: made.problems });
    const { text, sent } = made.value;
    return stewardPage(deps, sent ? { sent } : { invitation: text });
  },
});

export const stewardResetRoute = route({
  method: 'post',
  path: '/steward/resets',
  access: 'steward',
  summary: 'Makes a text by which an account gets a new password, and shows it once',
  body: z.object({ name: z.string().max(100), to }),
  handle: async ({ account, body, origin }, deps) => {
    const made = await allowReset(deps, account!, body, origin);
    if (!made.ok) return stewardPage(deps, { problems: made.problems });
    const { text, sent } = made.value;
    return stewardPage(deps, sent ? { sent } : { reset: text });
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
