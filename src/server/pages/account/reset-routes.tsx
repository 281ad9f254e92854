// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { pageStatus } from '../../answers/problem-answer.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { TextField } from '../../html/text-field.tsx';
import { route } from '../../route.ts';
import { readOnlyPage } from './read-only.tsx';

const resetPage = (problems: readonly Problem[] = []): Answer =>
  page(
    { title: 'New password', islands: ['secret-link'] },
    <form class="narrow form" method="post" action="/reset-password">
      <h1>New password</h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <TextField
        name="reset"
        label="Text from the letter, or from a steward"
        max={100}
        required
        fromLink
        help="You have none? Ask for a letter at “Forgot your password?”, or ask a steward."
      />
      <TextField
        name="next"
        label="New password"
        type="password"
        autocomplete="new-password"
        help="At least 10 characters. All sessions and tokens end."
        required
      />
      <button class="main">Set it</button>
    </form>,
    pageStatus(problems),
  );

export const resetForm = route({
  method: 'get',
  path: '/reset-password',
  access: 'anyone',
  summary: 'The form for a new password in place of a forgotten one',
  handle: async (_, deps) => readOnlyPage(deps, 'New password') ?? resetPage(),
});

const text = z.string().max(1000).default('');

export const resetRoute = route({
  method: 'post',
  path: '/reset-password',
  access: 'anyone',
  summary: 'Sets a new password with the text that came by mail or from a steward',
  body: z.object({ reset: text, next: text }),
  handle: async ({ body }, { accounts }) => {
    const done = await accounts.resetPassword(body);
    return done.ok ? redirect('/sign-in') : resetPage(done.problems);
  },
});
