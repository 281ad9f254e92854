// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import type { Account } from '../../accounts/account.ts';
import { addressOf } from '../../accounts/address/address-of.ts';
import { designsOf } from '../../accounts/designs-of.ts';
import { endAccount } from '../../accounts/end-account.ts';
import { createToken, listTokens, revokeToken, TOKEN_SCOPES } from '../../accounts/tokens.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { pageStatus } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { listProfiles } from '../../profiles/profiles.ts';
import { route } from '../../route.ts';
import { AccountPage } from './account-page.tsx';

const text = z.string().max(1000).default('');

/** The page of an account, with what went wrong or what was made just now. */
export const accountPage = async (
  account: Account,
  { accounts, mail }: Deps,
  more: { readonly problems?: readonly Problem[]; readonly made?: string } = {},
): Promise<Answer> =>
  page(
    { title: 'Your account' },
    <AccountPage
      account={account}
      designs={await designsOf(accounts, account)}
      tokens={await listTokens(accounts, account)}
      address={await addressOf(accounts, account)}
      sends={mail !== undefined}
      profiles={await listProfiles(accounts, account)}
      {...more}
    />,
    pageStatus(more.problems),
  );

/** It shows the address of the account, which is told in a session alone. */
export const accountRoute = route({
  method: 'get',
  path: '/account',
  access: 'member',
  scope: 'administer',
  summary: 'An account: its designs, tokens, profiles, password',
  handle: ({ account }, deps) => accountPage(account!, deps),
});

/** The last moment of a day `2026-05-01`, UTC; undefined for none. */
export const endOfDay = z
  .union([z.literal(''), z.iso.date()])
  .default('')
  .transform((day) => (day === '' ? undefined : new Date(`${day}T23:59:59.999Z`)));

export const makeTokenRoute = route({
  method: 'post',
  path: '/account/tokens',
  access: 'member',
  scope: 'administer',
  summary: 'Makes an API token and shows it once',
  body: z.object({
    label: text,
    expires: endOfDay,
    scopes: z
      .union([z.enum(TOKEN_SCOPES), z.array(z.enum(TOKEN_SCOPES)).max(10)])
      .default('read')
      .transform((each) => [each].flat()),
  }),
  handle: async ({ account, body }, deps) => {
    const made = await createToken(deps.accounts, account!, body);
    return accountPage(
      account!,
      deps,
      made.ok ? { made: made.value.text } : { problems: made.problems },
    );
  },
});

export const revokeTokenRoute = route({
  method: 'post',
  path: '/account/tokens/:id/revoke',
  access: 'member',
  scope: 'administer',
  summary: 'Ends an API token',
  params: z.object({ id: z.string().max(100) }),
  handle: async ({ account, params }, { accounts }) => {
    await revokeToken(accounts, account!, params.id);
    return redirect('/account#tokens');
  },
});

export const passwordRoute = route({
  method: 'post',
  path: '/account/password',
  access: 'member',
  scope: 'administer',
  summary: 'Changes the password; ends other sessions and all tokens',
  body: z.object({ current: text, next: text }),
  handle: async ({ account, body, request }, deps) => {
    const changed = await deps.accounts.changePassword(request.get('cookie') ?? '', body);
    if (changed.ok) return redirect('/account', changed.value.cookies);
    return accountPage(account!, deps, { problems: changed.problems });
  },
});

export const deleteAccountRoute = route({
  method: 'post',
  path: '/account/delete',
  access: 'member',
  scope: 'administer',
  summary: 'Deletes the account; its designs stay',
  body: z.object({ password: text }),
  handle: async ({ account, body, request }, deps) => {
    const ended = await endAccount(deps, account!, request.get('cookie') ?? '', body.password);
    return ended.ok ? redirect('/') : accountPage(account!, deps, { problems: ended.problems });
  },
});
