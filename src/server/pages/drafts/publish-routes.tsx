// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { page, redirect } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { checkDraft } from '../../drafts/check-draft.ts';
import { checkToolsFor } from '../../drafts/check-tools.ts';
import { listDrafts } from '../../drafts/find-draft.ts';
import { startTemplate, templateBody } from '../../drafts/start-template.ts';
import { UPLOADS } from '../../drafts/receive-upload.ts';
import { uploadDraft } from '../../drafts/upload-draft.ts';
import { route, type Route } from '../../route.ts';
import { PublishPage } from './publish-page.tsx';

/** Where a designer begins. */
export const publishRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/publish',
    access: 'member',
    summary: 'Begin a design, or go on with a draft',
    handle: async ({ account, origin }, { drafts }) =>
      page(
        { title: 'Publish a design', islands: ['publish'] },
        <PublishPage drafts={await listDrafts(drafts, account!)} origin={origin} />,
      ),
  }),
  route({
    method: 'post',
    path: '/publish',
    access: 'member',
    summary: 'A new draft of the files of a form',
    raw: true,
    takes: UPLOADS,
    handle: async (call, deps) => {
      const draft = await uploadDraft(call, deps);
      if (!draft.ok) return problemAnswer(draft.problems);
      const { id } = draft.value;
      // Whether or not there is room to run it now: the draft is there.
      await checkDraft(deps.drafts, call.account!, id, checkToolsFor(call, deps));
      return redirect(`/drafts/${id}`);
    },
  }),
  route({
    method: 'post',
    path: '/publish/template',
    access: 'member',
    summary: 'A new draft of a small design to change',
    body: templateBody,
    handle: async (call, deps) => {
      const draft = await startTemplate(deps.drafts, deps.library, call.account!, call.body);
      if (!draft.ok) return problemAnswer(draft.problems);
      const { id } = draft.value;
      await checkDraft(deps.drafts, call.account!, id, checkToolsFor(call, deps));
      return redirect(`/drafts/${id}`);
    },
  }),
];
