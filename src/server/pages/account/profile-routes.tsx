// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { findProfile } from '../../../pipeline/fabricators/find-profile.ts';
import type { ProfileKind } from '../../../pipeline/fabricators/profile.ts';
import { error } from '../../../shared/problem.ts';
import { page, redirect } from '../../answers/answer.ts';
import { problemAnswer, statusOf } from '../../answers/problem-answer.ts';
import { deleteProfile, listProfiles, saveProfile } from '../../profiles/profiles.ts';
import { profileTemplate } from '../../profiles/profile-template.ts';
import { route } from '../../route.ts';
import { ProfileForm } from './profiles.tsx';

export const profileKind = z.enum(['printer', 'material', 'process']);
export const profileBody = z.object({
  kind: profileKind,
  id: z.string().max(100),
  text: z.string().max(20_000),
});

export const profileRoute = route({
  method: 'get',
  path: '/account/profiles',
  access: 'member',
  summary: 'A form for a profile: one of your own, or a new one from a built-in one',
  query: z.object({
    kind: profileKind.optional(),
    id: z.string().max(100).default(''),
    from: z.string().max(100).default(''),
  }),
  handle: async ({ account, query: { kind, id, from } }, { accounts }) => {
    if (kind !== undefined) {
      const own = (await listProfiles(accounts, account!)).find(
        (each) => each.kind === kind && each.id === id,
      );
      if (own !== undefined) return page({ title: own.id }, <ProfileForm {...own} />);
      return problemAnswer([error('not-found', `expected a ${kind} of yours, found none`)]);
    }
    const [first = '', second = ''] = from.split('/');
    const of = profileKind.safeParse(first);
    const base = of.success ? findProfile(of.data, second) : undefined;
    if (base?.ok !== true) {
      return problemAnswer([error('not-found', `expected a profile, found none named "${from}"`)]);
    }
    const text = profileTemplate(base.value);
    const title = `Your ${base.value.kind}`;
    return page(
      { title },
      <ProfileForm kind={base.value.kind as ProfileKind} id={`my-${second}`} text={text} />,
    );
  },
});

export const saveProfileRoute = route({
  method: 'post',
  path: '/account/profiles',
  access: 'member',
  summary: 'Keeps a profile',
  body: profileBody,
  handle: async ({ account, body }, { accounts }) => {
    const saved = await saveProfile(accounts, account!, body);
    if (saved.ok) return redirect('/account#profiles');
    return page(
      { title: body.id },
      <ProfileForm {...body} problems={saved.problems} />,
      statusOf(saved.problems),
    );
  },
});

export const deleteProfileRoute = route({
  method: 'post',
  path: '/account/profiles/delete',
  access: 'member',
  summary: 'Deletes a profile',
  body: z.object({ kind: profileKind, id: z.string().max(100) }),
  handle: async ({ account, body }, { accounts }) => {
    await deleteProfile(accounts, account!, body.kind, body.id);
    return redirect('/account#profiles');
  },
});
