// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import {
  answerAs,
  answerBody,
  findComplaint,
  mayAnswer,
  withoutContact,
} from '../complaints/answer.ts';
import { complain, complaintBody } from '../complaints/complain.ts';
import { route } from '../route.ts';
import { answerOf, designName, forDesign } from './for-design.ts';

export const apiComplain = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/complaints',
  access: 'anyone',
  summary: 'Files a complaint; its id is the only way to it',
  params: designName,
  body: complaintBody,
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) => {
      const filed = await complain(deps, name, call.body);
      return answerOf(filed, ({ id }) => ({ id, url: `/api/v1/complaints/${id}` }), 201);
    }),
});

const complaintParams = z.object({ id: z.string().max(100) });

export const apiComplaint = route({
  method: 'get',
  path: '/api/v1/complaints/:id',
  access: 'anyone',
  summary: 'A complaint and its answer; with the contact for those who answer',
  params: complaintParams,
  handle: async (call, deps) => {
    const found = await findComplaint(deps, call.params.id);
    if (!found.ok) return problemAnswer(found.problems);
    const answers = await mayAnswer(deps, call.account, found.value);
    return json(answers ? found.value : withoutContact(found.value));
  },
});

export const apiAnswerComplaint = route({
  method: 'post',
  path: '/api/v1/complaints/:id/answer',
  access: 'member',
  scope: 'moderate',
  summary: 'Answers a complaint, as a steward or a maintainer of the design',
  params: complaintParams,
  body: answerBody,
  handle: async (call, deps) =>
    answerOf(await answerAs(deps, call.account!, call.params.id, call.body), (each) => each),
});
