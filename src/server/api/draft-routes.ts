// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { encodeDesignDocument } from '../../designs/design-document.ts';
import { versionName } from '../../designs/library/reference.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { checkDraft } from '../drafts/check-draft.ts';
import { checkToolsFor } from '../drafts/check-tools.ts';
import { completeDraft } from '../drafts/complete-draft.ts';
import { findDraft, listDrafts } from '../drafts/find-draft.ts';
import { draftDesign } from '../drafts/load-files.ts';
import { describeDraft } from '../drafts/describe-draft.ts';
import { publishDraft } from '../drafts/publish-draft.ts';
import { UPLOADS } from '../drafts/receive-upload.ts';
import { removeDraft } from '../drafts/remove-draft.ts';
import { uploadDraft } from '../drafts/upload-draft.ts';
import { detailsBody } from '../pages/drafts/details-route.ts';
import { route, type Route } from '../route.ts';
import { beginDraftRoutes } from './begin-draft-routes.ts';
import { draftDocument } from './draft-document.ts';
import { draftFileRoutes } from './draft-file-routes.ts';

export const draftParams = z.object({ id: z.string().max(100) });
const path = '/api/v1/drafts/:id';

/** Drafts for programs. Others than their owner are told that there is none. */
export const draftRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/v1/drafts',
    access: 'member',
    summary: 'Your drafts, the last changed first',
    handle: async ({ account }, { drafts }) =>
      json((await listDrafts(drafts, account!)).map((draft) => draftDocument(draft))),
  }),
  route({
    method: 'post',
    path: '/api/v1/drafts',
    access: 'member',
    summary: 'A new draft of a ZIP or of the files of a form (multipart)',
    raw: true,
    takes: UPLOADS,
    handle: async (call, deps) => {
      const draft = await uploadDraft(call, deps);
      if (!draft.ok) return problemAnswer(draft.problems);
      const read = await draftDesign(deps.drafts, draft.value);
      return json(draftDocument(draft.value, read.problems), 201);
    },
  }),
  route({
    method: 'get',
    path,
    access: 'member',
    summary: 'A draft: its files, and what was found when it was checked',
    params: draftParams,
    handle: async ({ params, account }, { drafts }) => {
      const draft = await findDraft(drafts, account!, params.id);
      if (!draft.ok) return problemAnswer(draft.problems);
      const read = await draftDesign(drafts, draft.value);
      return json(draftDocument(draft.value, read.problems));
    },
  }),
  route({
    method: 'delete',
    path,
    access: 'member',
    summary: 'Removes a draft',
    params: draftParams,
    handle: async ({ params, account }, { drafts }) => {
      const removed = await removeDraft(drafts, account!, params.id);
      return removed.ok ? json({ removed: params.id }) : problemAnswer(removed.problems);
    },
  }),
  route({
    method: 'get',
    path: `${path}/design.json`,
    access: 'member',
    summary:
      'A draft with its whole source and the modules that it builds on, to be evaluated somewhere else',
    params: draftParams,
    handle: async ({ params, account }, { drafts, library }) => {
      const draft = await findDraft(drafts, account!, params.id);
      if (!draft.ok) return problemAnswer(draft.problems);
      const design = await completeDraft(drafts, library, draft.value);
      if (!design.ok) return problemAnswer(design.problems);
      const schema = draft.value.checked?.part?.schema ?? [];
      return json(
        encodeDesignDocument({
          design: design.value,
          schema,
          presets: design.value.manifest.presets ?? [],
        }),
      );
    },
  }),
  route({
    method: 'put',
    path: `${path}/details`,
    access: 'member',
    summary:
      'Writes what a draft is into its okh.toml: a license by its SPDX id, or by answers to the three questions of the page',
    params: draftParams,
    body: detailsBody,
    handle: async ({ params, account, body }, { drafts }) => {
      const draft = await describeDraft(drafts, account!, params.id, body);
      return draft.ok ? json(draftDocument(draft.value)) : problemAnswer(draft.problems);
    },
  }),
  route({
    method: 'post',
    path: `${path}/check`,
    access: 'member',
    summary: 'Holds a draft against everything that publishing asks for, and publishes nothing',
    params: draftParams,
    handle: async (call, deps) => {
      const tools = checkToolsFor(call, deps);
      const draft = await checkDraft(deps.drafts, call.account!, call.params.id, tools);
      return draft.ok ? json(draftDocument(draft.value)) : problemAnswer(draft.problems);
    },
  }),
  route({
    method: 'post',
    path: `${path}/publish`,
    access: 'member',
    summary: 'Publishes a draft as a version that never changes',
    params: draftParams,
    handle: async (call, deps) => {
      const tools = checkToolsFor(call, deps);
      const published = await publishDraft(deps.drafts, call.account!, call.params.id, tools);
      if (!published.ok) return problemAnswer(published.problems);
      const name = versionName(published.value);
      const { problems, value: record } = published;
      return json({ name, url: `/d/${name}`, record, problems }, 201);
    },
  }),
  ...draftFileRoutes,
  ...beginDraftRoutes,
];
