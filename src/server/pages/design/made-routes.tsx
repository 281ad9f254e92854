// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import { type Account, isSteward } from '../../accounts/account.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { problemAnswer, pageStatus } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { designParams } from '../../design-params.ts';
import { type KnownDesign, designAt } from '../../known-design.ts';
import { addMake, listMakes, type MakeForm, removeMake } from '../../makes/makes.ts';
import { listHidden } from '../../makes/moderate-make.ts';
import { MAKE_FORMS, readMakeForm } from '../../makes/read-make-form.ts';
import { route } from '../../route.ts';
import { MadePage } from './made-page.tsx';

const madePage = async (
  account: Account,
  { name, versions }: KnownDesign,
  { accounts }: Deps,
  more: { readonly problems?: readonly Problem[]; readonly given?: MakeForm } = {},
): Promise<Answer> => {
  const makes = await listMakes(accounts, name, { limit: 1000 });
  const there = versions.filter(({ state }) => state.removed === undefined);
  return page(
    { title: 'I made one' },
    <MadePage
      design={name}
      title={versions.at(-1)!.record.manifest.title}
      versions={there}
      hidden={(await listHidden(accounts, name)).filter(({ by }) => by === account.name)}
      removable={makes.filter(({ by }) => by === account.name || isSteward(account))}
      {...more}
    />,
    pageStatus(more.problems),
  );
};

export const madeRoute = route({
  method: 'get',
  path: '/d/:author/:design/made',
  access: 'member',
  summary: 'The form "I made one"',
  params: designParams,
  handle: async ({ account, params }, deps) => {
    const design = await designAt(deps.library, params.author, params.design);
    return design.ok ? madePage(account!, design.value, deps) : problemAnswer(design.problems);
  },
});

export const tellMadeRoute = route({
  method: 'post',
  path: '/d/:author/:design/made',
  access: 'member',
  summary: 'Tells of something made, with a photo',
  params: designParams,
  raw: true,
  takes: MAKE_FORMS,
  handle: async ({ account, params, request, response }, deps) => {
    const design = await designAt(deps.library, params.author, params.design);
    if (!design.ok) return problemAnswer(design.problems);
    const form = await readMakeForm(request, response);
    if (!form.ok) return madePage(account!, design.value, deps, { problems: form.problems });
    const store = { ...deps.accounts, photos: deps.photos };
    const added = await addMake(store, account!, design.value.name, form.value);
    if (added.ok) return redirect(`/d/${design.value.name}#makes`);
    const more = { problems: added.problems, given: form.value };
    return madePage(account!, design.value, deps, more);
  },
});

export const removeMadeRoute = route({
  method: 'post',
  path: '/d/:author/:design/made/:id/remove',
  access: 'member',
  summary: 'Removes a make: your own, or any as a steward',
  params: designParams.extend({ id: z.string().max(100) }),
  handle: async ({ account, params }, { library, accounts, photos }) => {
    const design = await designAt(library, params.author, params.design);
    if (!design.ok) return problemAnswer(design.problems);
    await removeMake({ ...accounts, photos }, account!, params.id);
    return redirect(`/d/${design.value.name}#makes`);
  },
});
