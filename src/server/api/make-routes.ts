// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { error } from '../../shared/problem.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { addMake, countMakes, listMakes, removeMake } from '../makes/makes.ts';
import { listHidden, moderateMake, moderateMakeBody } from '../makes/moderate-make.ts';
import { MAKE_FORMS, readMakeForm } from '../makes/read-make-form.ts';
import { listReports, reportBody, reportMake } from '../makes/reports.ts';
import { route } from '../route.ts';
import { answerOf, designName, forDesign } from './for-design.ts';

const makeParams = designName.extend({ id: z.string().max(100) });

export const apiMakes = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug/makes',
  access: 'anyone',
  summary: 'What others made of a design, newest first',
  params: designName,
  query: z.object({ offset: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      json({
        counts: await countMakes(deps.accounts, name),
        makes: await listMakes(deps.accounts, name, call.query),
      }),
    ),
});

export const apiTellMade = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/makes',
  access: 'member',
  summary: 'Tells of something made: multipart with a file "photo", or JSON without one',
  params: designName,
  raw: true,
  takes: MAKE_FORMS,
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) => {
      const form = await readMakeForm(call.request, call.response);
      if (!form.ok) return problemAnswer(form.problems, 400);
      const store = { ...deps.accounts, photos: deps.photos };
      const added = await addMake(store, call.account!, name, form.value);
      return answerOf(added, (id) => ({ id }), 201);
    }),
});

export const apiRemoveMade = route({
  method: 'delete',
  path: '/api/v1/designs/:author/:slug/makes/:id',
  access: 'member',
  summary: 'Removes a make: your own, or any as a steward',
  params: makeParams,
  handle: (call, deps) =>
    forDesign(call, deps, async () =>
      (await removeMake({ ...deps.accounts, photos: deps.photos }, call.account!, call.params.id))
        ? json({ deleted: true })
        : problemAnswer([error('not-found', 'expected a make of yours')]),
    ),
});

export const apiReportMade = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/makes/:id/reports',
  access: 'anyone',
  summary: 'Reports a make to those who may hide it',
  params: makeParams,
  body: reportBody,
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) => {
      const { id } = call.params;
      const told = await reportMake(deps.accounts, call.account, name, id, call.body.reason);
      return answerOf(told, () => ({ reported: id }), 201);
    }),
});

export const apiMadeReports = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug/make-reports',
  access: 'moderator',
  summary: 'Open reports of makes, and the makes that are hidden',
  params: designName,
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      json({
        reports: await listReports(deps.accounts, name),
        hidden: await listHidden(deps.accounts, name),
      }),
    ),
});

export const apiModerateMade = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/makes/:id/moderate',
  access: 'moderator',
  scope: 'moderate',
  summary: 'Hides a make, shows it again, or keeps it in spite of reports',
  params: makeParams,
  body: moderateMakeBody,
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) => {
      const { params, body, account } = call;
      const done = await moderateMake(deps.accounts, account!, name, params.id, body);
      return answerOf(done, () => ({ id: params.id, done: body.act }));
    }),
});
