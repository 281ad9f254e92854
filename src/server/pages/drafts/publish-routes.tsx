// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { toSlug } from '../../../designs/slug.ts';
import { page, redirect } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { checkDraft } from '../../drafts/check-draft.ts';
import { checkToolsFor } from '../../drafts/check-tools.ts';
import { createDraft } from '../../drafts/create-draft.ts';
import { listDrafts } from '../../drafts/find-draft.ts';
import { TEMPLATES, templateFiles } from '../../drafts/templates/template-files.ts';
import { uploadDraft } from '../../drafts/upload-draft.ts';
import { route, type Route } from '../../route.ts';
import { PublishPage } from './publish-page.tsx';

const TEMPLATE_LICENSE = 'CERN-OHL-S-2.0';

/** Where a designer begins. */
export const publishRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/publish',
    access: 'member',
    summary: 'Begin a design, or go on with a draft',
    handle: async ({ account }, { drafts }) =>
      page(
        { title: 'Publish a design', islands: ['publish'] },
        <PublishPage drafts={await listDrafts(drafts, account!)} />,
      ),
  }),
  route({
    method: 'post',
    path: '/publish',
    access: 'member',
    summary: 'A new draft of the files of a form',
    raw: true,
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
    body: z.object({
      title: z.string().trim().min(1).max(120),
      template: z.enum(TEMPLATES.map(([name]) => name)).default('plate'),
      module: z.string().trim().max(200).default(''),
    }),
    handle: async (call, deps) => {
      const { body, account } = call;
      const slug = toSlug(body.title);
      const author = account!.name;
      const copyright = `${deps.drafts.now().getFullYear()} ${author}`;
      const about = { title: body.title, slug, author, copyright, license: TEMPLATE_LICENSE };
      const files = await templateFiles(deps.library, about, body.template, body.module);
      if (!files.ok) return problemAnswer(files.problems);
      const start = { files: files.value, folderName: slug };
      const draft = await createDraft(deps.drafts, account!, start);
      if (!draft.ok) return problemAnswer(draft.problems);
      const { id } = draft.value;
      await checkDraft(deps.drafts, account!, id, checkToolsFor(call, deps));
      return redirect(`/drafts/${id}`);
    },
  }),
];
