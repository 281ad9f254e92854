// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import { askConfirmation } from '../../accounts/address/ask-confirmation.ts';
import { page, redirect } from '../../answers/answer.ts';
import { statusOf } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { TextField } from '../../html/text-field.tsx';
import { route } from '../../route.ts';
import { readOnlyPage } from './read-only.tsx';

const text = z.string().max(1000).default('');
/** Where to go afterwards: a path of this node, nothing else. */
const next = z
  .string()
  .max(2000)
  .default('/')
  .transform((path) => (/^\/(?![/\\])[^\\]*$/.test(path) ? path : '/'));

interface FormProps {
  readonly next: string;
  readonly name?: string;
  readonly problems?: readonly Problem[];
  readonly invited?: boolean;
  /** The node sends mail, so an address is of use. */
  readonly sends?: boolean;
  readonly email?: string;
}

const SignIn = ({ next: to, name = '', problems = [] }: FormProps) => (
  <form class="narrow form" method="post" action="/sign-in">
    <h1>Sign in</h1>
    <ProblemList problems={problems} />
    <input type="hidden" name="next" value={to} />
    <label for="name">Name</label>
    <input id="name" name="name" value={name} autocomplete="username" required />
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required />
    <button class="main">Sign in</button>
    <p>
      <a href="/forgot-password">Forgot your password?</a> · New here?{' '}
      <a href={`/sign-up?next=${encodeURIComponent(to)}`}>Sign up</a>
    </p>
  </form>
);

const SignUp = ({ next: to, name = '', problems = [], email = '', ...of }: FormProps) => (
  <form class="narrow form" method="post" action="/sign-up">
    <h1>Sign up</h1>
    <ProblemList problems={problems} />
    <input type="hidden" name="next" value={to} />
    <label for="name">Name</label>
    <input
      id="name"
      name="name"
      value={name}
      autocomplete="username"
      required
      aria-describedby="name-help"
    />
    <p class="help" id="name-help">
      Your designs stand under it: lower-case letters, digits and hyphens.
    </p>
    <label for="password">Password</label>
    <input
      id="password"
      name="password"
      type="password"
      autocomplete="new-password"
      minLength={10}
      required
      aria-describedby="password-help"
    />
    <p class="help" id="password-help">
      At least 10 characters. Several words are good.
    </p>
    {of.sends === true && (
      <TextField
        name="email"
        label="E-mail (if you like)"
        type="email"
        value={email}
        autocomplete="email"
        max={254}
        help="A letter asks you to confirm it. A forgotten password can then be set anew; nobody else sees the address."
      />
    )}
    {of.invited === true && (
      <>
        <label for="invitation">Invitation</label>
        <input id="invitation" name="invitation" required />
      </>
    )}
    <button class="main">Sign up</button>
  </form>
);

const asksFor = ({ config, mail }: Deps): Pick<FormProps, 'invited' | 'sends'> => ({
  invited: config.mode === 'invited',
  sends: mail !== undefined,
});

export const signInPage = route({
  method: 'get',
  path: '/sign-in',
  access: 'anyone',
  summary: 'The form to sign in',
  query: z.object({ next }),
  handle: async ({ query }, deps) =>
    readOnlyPage(deps, 'Sign in') ?? page({ title: 'Sign in' }, <SignIn next={query.next} />),
});

export const signInRoute = route({
  method: 'post',
  path: '/sign-in',
  access: 'anyone',
  summary: 'Signs in and sets the cookie of the session',
  body: z.object({ name: text, password: text, next }),
  handle: async ({ body }, { accounts }) => {
    const signed = await accounts.signIn(body);
    if (signed.ok) return redirect(body.next, signed.value.cookies);
    return page(
      { title: 'Sign in' },
      <SignIn next={body.next} name={body.name} problems={signed.problems} />,
      statusOf(signed.problems, 401),
    );
  },
});

export const signUpPage = route({
  method: 'get',
  path: '/sign-up',
  access: 'anyone',
  summary: 'The form to sign up',
  query: z.object({ next }),
  handle: async ({ query }, deps) =>
    readOnlyPage(deps, 'Sign up') ??
    page({ title: 'Sign up' }, <SignUp next={query.next} {...asksFor(deps)} />),
});

export const signUpRoute = route({
  method: 'post',
  path: '/sign-up',
  access: 'anyone',
  summary: 'Makes an account and signs in',
  body: z.object({
    name: text,
    password: text,
    email: text.transform((each) => each.trim()),
    invitation: text,
    next,
  }),
  handle: async ({ body }, deps) => {
    const signed = await deps.accounts.signUp(body);
    if (signed.ok) {
      // Should the letter not go, the page of the account tells.
      if (body.email !== '' && deps.mail !== undefined)
        await askConfirmation(deps, signed.value.account, body.email);
      return redirect(body.next, signed.value.cookies);
    }
    return page(
      { title: 'Sign up' },
      <SignUp
        next={body.next}
        name={body.name}
        email={body.email}
        problems={signed.problems}
        {...asksFor(deps)}
      />,
      statusOf(signed.problems),
    );
  },
});

export const signOutRoute = route({
  method: 'post',
  path: '/sign-out',
  access: 'anyone',
  summary: 'Ends the session',
  handle: async ({ request }, { accounts }) =>
    redirect('/', await accounts.signOut(request.get('cookie') ?? '')),
});
