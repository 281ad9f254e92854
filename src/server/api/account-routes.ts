// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { error } from '../../shared/problem.ts';
import { designsOf } from '../accounts/designs-of.ts';
import { endAccount } from '../accounts/end-account.ts';
import { createToken, listTokens, revokeToken, TOKEN_SCOPES } from '../accounts/tokens.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { endOfDay } from '../pages/account/account-routes.tsx';
import { profileBody, profileKind } from '../pages/account/profile-routes.tsx';
import { deleteProfile, listProfiles, saveProfile } from '../profiles/profiles.ts';
import { route } from '../route.ts';

export const apiAccount = route({
  method: 'get',
  path: '/api/v1/account',
  access: 'member',
  summary: 'Who is signed in, what that may do, and the designs of the account',
  handle: async ({ account }, { accounts }) => {
    const { name, role, createdAt, scopes } = account!;
    return json({ name, role, createdAt, scopes, designs: await designsOf(accounts, account!) });
  },
});

export const apiTokens = route({
  method: 'get',
  path: '/api/v1/account/tokens',
  access: 'member',
  summary: 'The API tokens of the account, without their texts',
  handle: async ({ account }, { accounts }) =>
    json({ tokens: await listTokens(accounts, account!) }),
});

export const apiMakeToken = route({
  method: 'post',
  path: '/api/v1/account/tokens',
  access: 'member',
  summary: 'Makes an API token; its text is in this answer alone. Takes a session',
  body: z.object({
    label: z.string().max(1000),
    expires: endOfDay,
    /** It may read in any case. */
    scopes: z.array(z.enum(TOKEN_SCOPES)).max(10).default(['publish']),
  }),
  handle: async ({ account, body }, { accounts }) => {
    const made = await createToken(accounts, account!, body);
    if (!made.ok) return problemAnswer(made.problems);
    return json({ id: made.value.id, token: made.value.text }, 201);
  },
});

export const apiRevokeToken = route({
  method: 'delete',
  path: '/api/v1/account/tokens/:id',
  access: 'member',
  summary: 'Ends an API token. Takes a session',
  params: z.object({ id: z.string().max(100) }),
  handle: async ({ account, params }, { accounts }) =>
    (await revokeToken(accounts, account!, params.id))
      ? json({ deleted: true })
      : problemAnswer([error('not-found', 'expected a token of this account, in a session')]),
});

export const apiDeleteAccount = route({
  method: 'post',
  path: '/api/v1/account/delete',
  access: 'member',
  scope: 'administer',
  summary: 'Deletes the account and its drafts; its designs stay. Takes a session and the password',
  body: z.object({ password: z.string().max(1000) }),
  answers: z.object({ deleted: z.literal(true) }),
  handle: async ({ account, body, request }, deps) => {
    const ended = await endAccount(deps, account!, request.get('cookie') ?? '', body.password);
    return ended.ok ? json({ deleted: true }) : problemAnswer(ended.problems);
  },
});

export const apiProfiles = route({
  method: 'get',
  path: '/api/v1/account/profiles',
  access: 'member',
  summary: 'The profiles of the account',
  handle: async ({ account }, { accounts }) =>
    json({ profiles: await listProfiles(accounts, account!) }),
});

export const apiSaveProfile = route({
  method: 'post',
  path: '/api/v1/account/profiles',
  access: 'member',
  summary: 'Keeps a profile, TOML or JSON, in place of one of the same kind and id',
  body: profileBody,
  handle: async ({ account, body }, { accounts }) => {
    const saved = await saveProfile(accounts, account!, body);
    return saved.ok ? json(saved.value, 201) : problemAnswer(saved.problems);
  },
});

export const apiDeleteProfile = route({
  method: 'delete',
  path: '/api/v1/account/profiles/:kind/:id',
  access: 'member',
  summary: 'Deletes a profile',
  params: z.object({ kind: profileKind, id: z.string().max(100) }),
  handle: async ({ account, params }, { accounts }) =>
    (await deleteProfile(accounts, account!, params.kind, params.id))
      ? json({ deleted: true })
      : problemAnswer([error('not-found', 'expected a profile of this account')]),
});
