// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Outcome, Problem } from '../../../shared/problem.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { problemAnswer, pageStatus } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { designParams } from '../../design-params.ts';
import { startNextVersion } from '../../drafts/start-next-version.ts';
import { type KnownDesign, designAt } from '../../known-design.ts';
import { addMaintainer, maintainersOf, removeMaintainer } from '../../maintainers/maintainers.ts';
import { moderateVersion, reason } from '../../maintainers/moderate-version.ts';
import { type Call, route } from '../../route.ts';
import { ManagePage } from './manage-page.tsx';

const managePage = async (
  { name, versions }: KnownDesign,
  { accounts }: Deps,
  problems: readonly Problem[] = [],
): Promise<Answer> =>
  page(
    { title: `Manage ${name}` },
    <ManagePage
      design={name}
      versions={versions}
      maintainers={await maintainersOf(accounts, name)}
      problems={problems}
    />,
    pageStatus(problems),
  );

export const manageRoute = route({
  method: 'get',
  path: '/d/:author/:design/manage',
  access: 'maintainer',
  summary: 'For maintainers: who they are, and what becomes of versions',
  params: designParams,
  handle: async ({ params }, deps) => {
    const design = await designAt(deps.library, params.author, params.design);
    return design.ok ? managePage(design.value, deps) : problemAnswer(design.problems);
  },
});

/** Does something to the design of the address, then shows the page again. */
const act = async (
  { params }: Pick<Call<z.output<typeof designParams>>, 'params'>,
  deps: Deps,
  work: (name: string) => Promise<Outcome<unknown>>,
): Promise<Answer> => {
  const design = await designAt(deps.library, params.author, params.design);
  if (!design.ok) return problemAnswer(design.problems);
  const { name } = design.value;
  const done = await work(name);
  return done.ok ? redirect(`/d/${name}/manage`) : managePage(design.value, deps, done.problems);
};

export const nextVersionRoute = route({
  method: 'post',
  path: '/d/:author/:design/manage/next',
  access: 'maintainer',
  summary: 'A new draft with the source of the newest version, for the next one',
  params: designParams,
  handle: async (call, deps) => {
    const design = await designAt(deps.library, call.params.author, call.params.design);
    if (!design.ok) return problemAnswer(design.problems);
    const [author = '', slug = ''] = design.value.name.split('/');
    const name = { author, slug };
    const draft = await startNextVersion(deps.drafts, deps.library, call.account!, name);
    return draft.ok ? redirect(`/drafts/${draft.value.id}`) : problemAnswer(draft.problems);
  },
});

const nameBody = z.object({ name: z.string().max(100) });

export const addMaintainerRoute = route({
  method: 'post',
  path: '/d/:author/:design/manage/maintainers',
  access: 'maintainer',
  summary: 'Adds a maintainer',
  params: designParams,
  body: nameBody,
  handle: (call, deps) =>
    act(call, deps, (name) => addMaintainer(deps.accounts, call.account!, name, call.body.name)),
});

export const removeMaintainerRoute = route({
  method: 'post',
  path: '/d/:author/:design/manage/maintainers/remove',
  access: 'maintainer',
  summary: 'Removes a maintainer, but never the last one',
  params: designParams,
  body: nameBody,
  handle: (call, deps) =>
    act(call, deps, (name) => removeMaintainer(deps.accounts, call.account!, name, call.body.name)),
});

export const manageVersionRoute = route({
  method: 'post',
  path: '/d/:author/:design/manage/versions',
  access: 'maintainer',
  scope: 'moderate',
  summary: 'Deprecates a version, withdraws it, or offers it again',
  params: designParams,
  body: z.object({
    version: z.string().max(100),
    act: z.enum(['yank', 'unyank', 'deprecate']),
    reason,
  }),
  handle: (call, deps) => {
    const { version, act: what, reason: why } = call.body;
    return act(call, deps, (name) =>
      moderateVersion(deps.library, call.account!, what, `${name}@${version}`, why),
    );
  },
});
