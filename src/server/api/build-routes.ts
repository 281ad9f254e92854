// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { buildInputSchema, buildRequestFrom } from '../../commons/version-request.ts';
import { unknownBuild } from '../../jobs/queue/queue-problems.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { ownProfiles } from '../profiles/own-profiles.ts';
import { onDisk, productAnswer } from '../pages/files/products-answer.ts';
import { route } from '../route.ts';
import { beginBuild, beginQuery } from './begin-build.ts';
import { buildDocument } from './build-document.ts';

/** Ids are digests of everything that decides the bytes: who knows one knows what is in it. */
export const buildParams = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) });

/** Which of one visitor's requests for a build is meant, as its 202 said. */
export const ticketQuery = z.object({ ticket: z.string().max(100).optional() });

/** The same request gives the same build: asking again costs nothing. */
export const postBuild = route({
  method: 'post',
  path: '/api/v1/builds',
  access: 'anyone',
  summary:
    'Builds a version with parameters for a fabricator: answers 200 with the build where it is kept or wait=1 says so, else 202 with where to follow it and the ticket to call off this request alone; start=0 begins nothing, status "absent" where there is nothing of it',
  query: beginQuery,
  body: buildInputSchema,
  // Builds make room for others: what was true of one yesterday may not be today.
  answersAnew: true,
  handle: async (call, { library, accounts, builds }) => {
    const { body, query, account } = call;
    const own = await ownProfiles(accounts, account);
    const wanted = await buildRequestFrom(library, body, own);
    return wanted.ok
      ? beginBuild(wanted.value, query, call, builds)
      : problemAnswer(wanted.problems, 400);
  },
});

export const showBuild = route({
  method: 'get',
  path: '/api/v1/builds/:id',
  access: 'anyone',
  summary: 'How far a build has come; its files when it is done',
  params: buildParams,
  handle: async ({ params: { id }, visitor }, { builds }) => {
    const state = await builds.status(id, visitor);
    return state === undefined ? problemAnswer([unknownBuild()]) : json(buildDocument(id, state));
  },
});

export const buildFile = route({
  method: 'get',
  path: '/api/v1/builds/:id/files/:name',
  access: 'anyone',
  summary: 'A file of a build that is done',
  params: buildParams.extend({ name: z.string().max(300) }),
  handle: async ({ params: { id, name } }, { builds }) => {
    const state = await builds.status(id);
    if (state?.state !== 'done') return problemAnswer([unknownBuild()]);
    const product = state.build.products.find((each) => each.name === name);
    if (product === undefined) return problemAnswer([unknownBuild()]);
    return productAnswer(onDisk(product));
  },
});

export const deleteBuild = route({
  method: 'delete',
  path: '/api/v1/builds/:id',
  access: 'anyone',
  summary:
    'Calls off a build that you asked for: the request of the ticket, or without one all of yours; it goes on if others wait for it',
  params: buildParams,
  query: ticketQuery,
  handle: async ({ params: { id }, query: { ticket }, visitor }, { builds }) =>
    builds.cancel(id, visitor, ticket)
      ? json({ id, status: 'canceled' })
      : problemAnswer([unknownBuild()]),
});
