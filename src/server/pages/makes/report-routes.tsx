// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Problem } from '../../../shared/problem.ts';
import { type Answer, page, redirect } from '../../answers/answer.ts';
import { problemAnswer, statusOf } from '../../answers/problem-answer.ts';
import { designParams } from '../../design-params.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { TextField } from '../../html/text-field.tsx';
import { designAt } from '../../known-design.ts';
import { reportBody, reportMake } from '../../makes/reports.ts';
import { route } from '../../route.ts';

const params = designParams.extend({ id: z.string().max(100) });
const path = '/d/:author/:design/made/:id/report';

const reportPage = (design: string, id: string, problems: readonly Problem[] = []): Answer =>
  page(
    { title: 'Report a make' },
    <form
      class="narrow form"
      method="post"
      action={`/d/${design}/made/${encodeURIComponent(id)}/report`}
    >
      <h1>Something is wrong with this make</h1>
      <p>
        A photo that has no business here, an insult, an advertisement: the maintainers of{' '}
        <a href={`/d/${design}`}>{design}</a> and the stewards of this node decide. For licenses and
        authors there is <a href={`/d/${design}/complaint`}>another form</a>.
      </p>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <TextField name="reason" label="What is wrong" max={1000} rows={4} required />
      <button class="main">Report it</button>
    </form>,
    problems.length === 0 ? 200 : statusOf(problems),
  );

export const reportMadeForm = route({
  method: 'get',
  path,
  access: 'anyone',
  summary: 'A form to report a make',
  params,
  handle: async ({ params: { author, design, id } }, { library }) => {
    const known = await designAt(library, author, design);
    return known.ok ? reportPage(known.value.name, id) : problemAnswer(known.problems);
  },
});

export const reportMadeRoute = route({
  method: 'post',
  path,
  access: 'anyone',
  summary: 'Reports a make to those who may hide it',
  params,
  body: reportBody,
  handle: async ({ params: { author, design, id }, body, account }, { library, accounts }) => {
    const known = await designAt(library, author, design);
    if (!known.ok) return problemAnswer(known.problems);
    const { name } = known.value;
    const reported = await reportMake(accounts, account, name, id, body.reason);
    return reported.ok ? redirect(`/d/${name}#makes`) : reportPage(name, id, reported.problems);
  },
});
