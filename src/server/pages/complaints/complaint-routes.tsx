// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { page, redirect } from '../../answers/answer.ts';
import { problemAnswer, statusOf } from '../../answers/problem-answer.ts';
import { answerAs, answerBody, findComplaint, mayAnswer } from '../../complaints/answer.ts';
import { complain, complaintBody } from '../../complaints/complain.ts';
import { designParams } from '../../design-params.ts';
import { designAt } from '../../known-design.ts';
import { route } from '../../route.ts';
import { ComplaintForm } from './complaint-form.tsx';
import { ComplaintPage } from './complaint-page.tsx';

export const complaintFormRoute = route({
  method: 'get',
  path: '/d/:author/:design/complaint',
  access: 'anyone',
  summary: 'The form to complain about a design',
  params: designParams,
  handle: async ({ params }, { library }) => {
    const design = await designAt(library, params.author, params.design);
    if (!design.ok) return problemAnswer(design.problems);
    return page({ title: 'Complain' }, <ComplaintForm design={design.value.name} />);
  },
});

export const fileComplaintRoute = route({
  method: 'post',
  path: '/d/:author/:design/complaint',
  access: 'anyone',
  summary: 'Files a complaint about a design',
  params: designParams,
  body: complaintBody,
  handle: async ({ params, body }, deps) => {
    const design = await designAt(deps.library, params.author, params.design);
    if (!design.ok) return problemAnswer(design.problems);
    const { name } = design.value;
    const filed = await complain(deps, name, body);
    if (filed.ok) return redirect(`/complaints/${filed.value.id}`);
    const form = <ComplaintForm design={name} given={body} problems={filed.problems} />;
    return page({ title: 'Complain' }, form, statusOf(filed.problems));
  },
});

const complaintParams = z.object({ id: z.string().max(100) });

export const complaintRoute = route({
  method: 'get',
  path: '/complaints/:id',
  access: 'anyone',
  summary: 'A complaint and its answer, for whoever has its address',
  params: complaintParams,
  handle: async ({ params, account }, deps) => {
    const found = await findComplaint(deps, params.id);
    if (!found.ok) return problemAnswer(found.problems);
    const answers = await mayAnswer(deps, account, found.value);
    return page(
      { title: 'Complaint' },
      <ComplaintPage complaint={found.value} answers={answers} />,
    );
  },
});

export const answerComplaintRoute = route({
  method: 'post',
  path: '/complaints/:id',
  access: 'member',
  scope: 'moderate',
  summary: 'Answers a complaint, as a steward or a maintainer of the design',
  params: complaintParams,
  body: answerBody,
  handle: async ({ params, account, body }, deps) => {
    const answered = await answerAs(deps, account!, params.id, body);
    return answered.ok
      ? redirect(`/complaints/${answered.value.id}`)
      : problemAnswer(answered.problems);
  },
});
