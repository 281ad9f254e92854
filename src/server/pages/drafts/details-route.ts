// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { readAuthor } from '../../../designs/manifest/draft.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { redirect } from '../../answers/answer.ts';
import { changeAuthor, changeFiles } from '../../drafts/change-files.ts';
import { checkDraft } from '../../drafts/check-draft.ts';
import { checkToolsFor } from '../../drafts/check-tools.ts';
import { describeDesign } from '../../drafts/describe-design.ts';
import { licenseFrom } from '../../drafts/license-answers.ts';
import { isSlug } from '../../../designs/slug.ts';
import { route } from '../../route.ts';

const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replace(/\s+/g, ' ').trim());
const answer = z.string().max(20).optional();

/** Who, what and which license: written into okh.toml. */
export const detailsRoute = route({
  method: 'post',
  path: '/drafts/:id/details',
  access: 'member',
  summary: 'Writes what a draft is into its okh.toml and checks it',
  params: z.object({ id: z.string().max(100) }),
  body: z.object({
    title: line(200).refine((text) => text !== '', 'expected a name'),
    function: line(1000),
    authors: z
      .string()
      .max(5000)
      .transform((text) => text.split(/\r?\n/).flatMap((each) => readAuthor(each) ?? [])),
    version: line(100),
    author: z.string().refine(isSlug, 'expected the name of an account'),
    license: line(300).default(''),
    share: answer,
    credit: answer,
    about: answer,
  }),
  handle: async (call, deps) => {
    const { author, share, credit, about, ...said } = call.body;
    const license = said.license === '' ? licenseFrom({ share, credit, about }) : said.license;
    const { drafts } = deps;
    const year = drafts.now().getFullYear();
    const { id } = call.params;
    const changed = await changeFiles(drafts, call.account!, id, (files, { name }) =>
      describeDesign(files, name, { ...said, license }, year),
    );
    if (!changed.ok) return problemAnswer(changed.problems);
    await changeAuthor(drafts, call.account!, id, author);
    await checkDraft(drafts, call.account!, id, checkToolsFor(call, deps));
    return redirect(`/drafts/${id}#part`);
  },
});
