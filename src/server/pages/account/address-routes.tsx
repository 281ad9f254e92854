// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import { changeAddress } from '../../accounts/address/change-address.ts';
import { confirmAddress } from '../../accounts/address/confirm-address.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { pageStatus } from '../../answers/problem-answer.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { TextField } from '../../html/text-field.tsx';
import { route } from '../../route.ts';
import { accountPage } from './account-routes.tsx';

const text = z.string().max(1000).default('');

export const changeAddressRoute = route({
  method: 'post',
  path: '/account/email',
  access: 'member',
  scope: 'administer',
  summary: 'Sends a letter to another address of the account, or removes it; takes the password',
  body: z.object({ email: text.transform((each) => each.trim()), password: text }),
  handle: async ({ account, body, request }, deps) => {
    const changed = await changeAddress(deps, request.get('cookie') ?? '', body);
    if (changed.ok) return redirect('/account#address');
    return accountPage(account!, deps, { problems: changed.problems });
  },
});

const confirmPage = (problems: readonly Problem[] = []): Answer =>
  page(
    { title: 'Confirm your address', islands: ['secret-link'] },
    <form class="narrow form" method="post" action="/confirm-address">
      <h1>Confirm your address</h1>
      <p>A forgotten password can then be set anew by mail.</p>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <TextField name="confirmation" label="Text from the letter" max={100} required fromLink />
      <button class="main">Confirm</button>
    </form>,
    pageStatus(problems),
  );

export const confirmAddressForm = route({
  method: 'get',
  path: '/confirm-address',
  access: 'anyone',
  summary: 'The form that confirms an address',
  handle: async () => confirmPage(),
});

export const confirmAddressRoute = route({
  method: 'post',
  path: '/confirm-address',
  access: 'anyone',
  summary: 'Confirms an address with the text that was sent to it',
  body: z.object({ confirmation: text }),
  handle: async ({ body }, deps) => {
    const done = await confirmAddress(deps, body.confirmation);
    if (!done.ok) return confirmPage(done.problems);
    return page(
      { title: 'Your address is confirmed' },
      <div class="narrow">
        <h1>Your address is confirmed</h1>
        <p>If you forget your password, a letter can go there.</p>
        <p>
          <a href="/account">To your account</a>
        </p>
      </div>,
    );
  },
});
