// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { readAuthor } from '../../../designs/manifest/draft.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { redirect } from '../../answers/answer.ts';
import { checkDraft } from '../../drafts/check-draft.ts';
import { checkToolsFor } from '../../drafts/check-tools.ts';
import { describeDraft } from '../../drafts/describe-draft.ts';
import { isSlug } from '../../../designs/slug.ts';
import { route } from '../../route.ts';

const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replace(/\s+/g, ' ').trim());
const answer = z.string().max(20).optional();

/** One `Name <mail>` a line, as a form sends several. */
const lines = z
  .string()
  .max(5000)
  .transform((text) => text.split(/\r?\n/).flatMap((each) => readAuthor(each) ?? []));

export const detailsBody = z.object({
  title: line(200).refine((text) => text !== '', 'expected a name'),
  function: line(1000),
  authors: z
    .array(z.string().max(500))
    .max(100)
    .transform((all) => all.flatMap((each) => readAuthor(each) ?? [])),
  version: line(100),
  author: z.string().refine(isSlug, 'expected the name of an account'),
  /** SPDX; empty: by the answers to three questions. */
  license: line(300).default(''),
  share: answer,
  credit: answer,
  about: answer,
});

/** Who, what and which license: written into okh.toml. */
export const detailsRoute = route({
  method: 'post',
  path: '/drafts/:id/details',
  access: 'member',
  summary: 'Writes what a draft is into its okh.toml and checks it',
  params: z.object({ id: z.string().max(100) }),
  body: detailsBody.extend({ authors: lines }),
  handle: async (call, deps) => {
    const { id } = call.params;
    const changed = await describeDraft(deps.drafts, call.account!, id, call.body);
    if (!changed.ok) return problemAnswer(changed.problems);
    await checkDraft(deps.drafts, call.account!, id, checkToolsFor(call, deps));
    return redirect(`/drafts/${id}#part`);
  },
});
