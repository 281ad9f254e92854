// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { versionName } from '../../../designs/library/reference.ts';
import type { Outcome } from '../../../shared/problem.ts';
import { type Answer, redirect } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { asSeen } from '../../drafts/as-seen.ts';
import { changeFiles } from '../../drafts/change-files.ts';
import { checkDraft } from '../../drafts/check-draft.ts';
import { checkToolsFor } from '../../drafts/check-tools.ts';
import type { Draft } from '../../drafts/draft.ts';
import { publishDraft } from '../../drafts/publish-draft.ts';
import { removeDraft } from '../../drafts/remove-draft.ts';
import { renameFile } from '../../drafts/rename-file.ts';
import { receiveUpload, UPLOADS } from '../../drafts/receive-upload.ts';
import { type Call, route, type Route } from '../../route.ts';
import { conflictPage } from './conflict-page.tsx';
import { detailsRoute } from './details-route.ts';

const params = z.object({ id: z.string().max(100) });
const file = z.object({ path: z.string().min(1).max(400) });

/** After a change: checked at once, so that the page says what it did. */
const checkedAgain = async (
  call: Call,
  deps: Deps,
  changed: Outcome<Draft>,
  where = 'part',
): Promise<Answer> => {
  if (!changed.ok) return problemAnswer(changed.problems);
  const { id } = changed.value;
  await checkDraft(deps.drafts, call.account!, id, checkToolsFor(call, deps));
  return redirect(`/drafts/${id}#${where}`);
};

/** What the forms of a draft's page do. */
export const draftFormRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/drafts/:id/files',
    access: 'member',
    summary: 'Saves the text of one file of a draft and checks it',
    params,
    body: file.extend({ text: z.string(), was: z.string().max(100).optional() }),
    handle: async (call, deps) => {
      const { path, text, was } = call.body;
      // Forms send CRLF whatever stood there.
      const bytes = new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
      const { id } = call.params;
      const changes = new Map([[path, bytes]]);
      const changed = await changeFiles(deps.drafts, call.account!, id, async (_files, before) =>
        asSeen(before, path, was, changes),
      );
      const [problem] = changed.problems;
      return problem?.code === 'draft-file-changed'
        ? conflictPage(deps.drafts, call.account!, id, { path, text, problem })
        : checkedAgain(call, deps, changed);
    },
  }),
  route({
    method: 'post',
    path: '/drafts/:id/files/rename',
    access: 'member',
    summary: 'Gives one file of a draft another path and checks it',
    params,
    body: file.extend({ to: z.string().trim().min(1).max(400) }),
    handle: async (call, deps) => {
      const { path, to } = call.body;
      const renamed = await renameFile(deps.drafts, call.account!, call.params.id, path, to);
      return checkedAgain(call, deps, renamed, 'files');
    },
  }),
  route({
    method: 'post',
    path: '/drafts/:id/files/delete',
    access: 'member',
    summary: 'Takes one file out of a draft and checks it',
    params,
    body: file,
    handle: async (call, deps) => {
      const changes = new Map([[call.body.path, undefined]]);
      const { id } = call.params;
      const changed = await changeFiles(deps.drafts, call.account!, id, () => changes);
      return checkedAgain(call, deps, changed, 'files');
    },
  }),
  route({
    method: 'post',
    path: '/drafts/:id/upload',
    access: 'member',
    summary: 'Adds the files of a form to a draft and checks it',
    params,
    raw: true,
    takes: UPLOADS,
    handle: async (call, deps) => {
      const given = await receiveUpload(deps.drafts, call.request, call.response);
      if (!given.ok) return problemAnswer(given.problems);
      const added = new Map(given.value.map(({ path, bytes }) => [path, bytes]));
      const { id } = call.params;
      const changed = await changeFiles(deps.drafts, call.account!, id, () => added);
      return checkedAgain(call, deps, changed, 'files');
    },
  }),
  detailsRoute,
  route({
    method: 'post',
    path: '/drafts/:id/check',
    access: 'member',
    summary: 'Checks a draft and shows what was found',
    params,
    handle: async (call, deps) => {
      const tools = checkToolsFor(call, deps);
      const draft = await checkDraft(deps.drafts, call.account!, call.params.id, tools);
      if (!draft.ok) return problemAnswer(draft.problems);
      return redirect(`/drafts/${draft.value.id}#part`);
    },
  }),
  route({
    method: 'post',
    path: '/drafts/:id/publish',
    access: 'member',
    summary: 'Publishes a draft and shows the version',
    params,
    handle: async (call, deps) => {
      const tools = checkToolsFor(call, deps);
      const published = await publishDraft(deps.drafts, call.account!, call.params.id, tools);
      if (!published.ok) return problemAnswer(published.problems);
      return redirect(`/d/${versionName(published.value)}`);
    },
  }),
  route({
    method: 'post',
    path: '/drafts/:id/delete',
    access: 'member',
    summary: 'Removes a draft',
    params,
    handle: async ({ params, account }, { drafts }) => {
      const removed = await removeDraft(drafts, account!, params.id);
      return removed.ok ? redirect('/publish') : problemAnswer(removed.problems);
    },
  }),
];
