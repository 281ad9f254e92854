// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import { askReset } from '../../accounts/ask-reset.ts';
import { type Answer, page } from '../../answers/answer.ts';
import { pageStatus } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { TextField } from '../../html/text-field.tsx';
import { route } from '../../route.ts';
import { readOnlyPage } from './read-only.tsx';

const ASK_STEWARD = (
  <p>
    Without an address that you confirmed, ask a steward of this node: once they know that it is
    you, they give you a text for <a href="/reset-password">a new password</a>.
  </p>
);

const forgottenPage = ({ mail }: Deps, problems: readonly Problem[] = []): Answer =>
  page(
    { title: 'Forgot your password?' },
    <form class="narrow form" method="post" action="/forgot-password">
      <h1>Forgot your password?</h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {mail === undefined ? (
        <p>
          This node sends no mail. Ask a steward of it: once they know that it is you, they give you
          a text for <a href="/reset-password">a new password</a>.
        </p>
      ) : (
        <>
          <p>
            A link to set a new one goes to the address that you confirmed. It works once, within an
            hour.
          </p>
          <TextField
            name="who"
            label="Name or e-mail address"
            autocomplete="username"
            max={254}
            required
          />
          <button class="main">Send the letter</button>
          {ASK_STEWARD}
        </>
      )}
    </form>,
    pageStatus(problems),
  );

export const forgottenForm = route({
  method: 'get',
  path: '/forgot-password',
  access: 'anyone',
  summary: 'What to do about a forgotten password',
  handle: async (_, deps) => readOnlyPage(deps, 'Forgot your password?') ?? forgottenPage(deps),
});

export const forgottenRoute = route({
  method: 'post',
  path: '/forgot-password',
  access: 'anyone',
  summary: 'Sends a letter to set a new password with; the answer tells nothing of accounts',
  body: z.object({ who: z.string().max(1000).default('') }),
  handle: async ({ body, visitor, response }, deps) => {
    const asked = askReset(deps, { who: body.who, visitor }, (work) =>
      response.once('close', work),
    );
    if (!asked.ok) return forgottenPage(deps, asked.problems);
    return page(
      { title: 'Look at your mail' },
      <div class="narrow">
        <h1>Look at your mail</h1>
        <p>
          If there is such an account and its address is confirmed, a letter is on its way. The link
          in it works once, within an hour.
        </p>
        <p>Nothing there after some minutes? Look among unwanted mail too.</p>
        {ASK_STEWARD}
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      </div>,
    );
  },
});
