// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { error, type Outcome } from '../../shared/problem.ts';
import { type Answer, json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import {
  answerAs,
  answerBody,
  findComplaint,
  mayAnswer,
  withoutContact,
} from '../complaints/answer.ts';
import { complain, complaintBody } from '../complaints/complain.ts';
import { designAt, type KnownDesign } from '../known-design.ts';
import { addMaintainer, maintainersOf, removeMaintainer } from '../maintainers/maintainers.ts';
import { addMake, countMakes, listMakes, removeMake } from '../makes/makes.ts';
import { readMakeForm } from '../makes/read-make-form.ts';
import { type Deps } from '../deps.ts';
import { type Call, route } from '../route.ts';

const params = z.object({ author: z.string().max(100), slug: z.string().max(100) });

/** The answer for a design that is there. */
const forDesign = async (
  { params: { author, slug } }: Pick<Call<z.output<typeof params>>, 'params'>,
  { library }: Deps,
  work: (design: KnownDesign) => Promise<Answer>,
): Promise<Answer> => {
  const design = await designAt(library, author, slug);
  return design.ok ? work(design.value) : problemAnswer(design.problems);
};

const answerOf = <T>(outcome: Outcome<T>, body: (value: T) => unknown, status = 200): Answer =>
  outcome.ok ? json(body(outcome.value), status) : problemAnswer(outcome.problems);

export const apiMakes = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug/makes',
  access: 'anyone',
  summary: 'What others made of a design, newest first',
  params,
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
  params,
  raw: true,
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
  params: params.extend({ id: z.string().max(100) }),
  handle: (call, deps) =>
    forDesign(call, deps, async () =>
      (await removeMake({ ...deps.accounts, photos: deps.photos }, call.account!, call.params.id))
        ? json({ deleted: true })
        : problemAnswer([error('not-found', 'expected a make of yours')]),
    ),
});

export const apiComplain = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/complaints',
  access: 'anyone',
  summary: 'Files a complaint; its id is the only way to it',
  params,
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
  summary: 'Answers a complaint, as a steward or a maintainer of the design',
  params: complaintParams,
  body: answerBody,
  handle: async (call, deps) =>
    answerOf(await answerAs(deps, call.account!, call.params.id, call.body), (each) => each),
});

export const apiMaintainers = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug/maintainers',
  access: 'anyone',
  summary: 'The maintainers of a design',
  params,
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      json({ maintainers: await maintainersOf(deps.accounts, name) }),
    ),
});

export const apiAddMaintainer = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/maintainers',
  access: 'maintainer',
  summary: 'Adds a maintainer. Takes a session',
  params,
  body: z.object({ name: z.string().max(100) }),
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      answerOf(await addMaintainer(deps.accounts, call.account!, name, call.body.name), () => ({
        added: call.body.name,
      })),
    ),
});

export const apiRemoveMaintainer = route({
  method: 'delete',
  path: '/api/v1/designs/:author/:slug/maintainers/:name',
  access: 'maintainer',
  summary: 'Removes a maintainer, but never the last one. Takes a session',
  params: params.extend({ name: z.string().max(100) }),
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      answerOf(
        await removeMaintainer(deps.accounts, call.account!, name, call.params.name),
        () => ({ removed: call.params.name }),
      ),
    ),
});
