// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { problemAnswer, pageStatus } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { designParams } from '../../design-params.ts';
import { designAt } from '../../known-design.ts';
import { listMakes } from '../../makes/makes.ts';
import { listHidden, moderateMake, moderateMakeBody } from '../../makes/moderate-make.ts';
import { listReports } from '../../makes/reports.ts';
import { route } from '../../route.ts';
import { ModeratePage } from './moderate-page.tsx';

const moderatePage = async (
  design: string,
  { accounts }: Deps,
  problems: readonly Problem[] = [],
): Promise<Answer> =>
  page(
    { title: `Makes of ${design}` },
    <ModeratePage
      design={design}
      makes={await listMakes(accounts, design, { limit: 500 })}
      reports={await listReports(accounts, design)}
      hidden={await listHidden(accounts, design)}
      problems={problems}
    />,
    pageStatus(problems),
  );

export const moderateMadePage = route({
  method: 'get',
  path: '/d/:author/:design/made/moderate',
  access: 'moderator',
  summary: 'For maintainers and stewards: makes, what was reported, what is hidden',
  params: designParams,
  handle: async ({ params: { author, design } }, deps) => {
    const known = await designAt(deps.library, author, design);
    return known.ok ? moderatePage(known.value.name, deps) : problemAnswer(known.problems);
  },
});

export const moderateMadeRoute = route({
  method: 'post',
  path: '/d/:author/:design/made/:id/moderate',
  access: 'moderator',
  scope: 'moderate',
  summary: 'Hides a make, shows it again, or keeps it in spite of reports',
  params: designParams.extend({ id: z.string().max(100) }),
  body: moderateMakeBody,
  handle: async ({ params: { author, design, id }, body, account }, deps) => {
    const known = await designAt(deps.library, author, design);
    if (!known.ok) return problemAnswer(known.problems);
    const { name } = known.value;
    const done = await moderateMake(deps.accounts, account!, name, id, body);
    return done.ok ? redirect(`/d/${name}/made/moderate`) : moderatePage(name, deps, done.problems);
  },
});
