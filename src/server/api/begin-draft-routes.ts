// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { parseReference } from '../../designs/library/reference.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Answer } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import type { Draft } from '../drafts/draft.ts';
import { startFork } from '../drafts/start-fork.ts';
import { startNextVersion } from '../drafts/start-next-version.ts';
import { startTemplate, templateBody } from '../drafts/start-template.ts';
import { route, type Route } from '../route.ts';
import { draftDocument } from './draft-document.ts';
import { answerOf, designName } from './for-design.ts';

const draftAnswer = (draft: Outcome<Draft>): Answer =>
  answerOf(draft, (begun) => draftDocument(begun), 201);

/** Ways to begin a draft other than files of one's own. */
export const beginDraftRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/api/v1/drafts/from-template',
    access: 'member',
    summary: 'A new draft of a small design to change',
    body: templateBody,
    handle: async ({ account, body }, { drafts, library }) =>
      draftAnswer(await startTemplate(drafts, library, account!, body)),
  }),
  route({
    method: 'post',
    path: '/api/v1/designs/:author/:slug/versions/:version/fork',
    access: 'member',
    summary: 'A new draft with the source of a version, which it says that it was made from',
    params: designName.extend({ version: z.string().max(100) }),
    handle: async ({ account, params }, { drafts, library }) => {
      const { author, slug, version } = params;
      const reference = parseReference(`${author}/${slug}@${version}`);
      if (!reference.ok) return problemAnswer(reference.problems);
      return draftAnswer(await startFork(drafts, library, account!, reference.value));
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/designs/:author/:slug/next',
    access: 'maintainer',
    summary: 'A new draft with the source of the newest version, for the next one',
    params: designName,
    handle: async ({ account, params }, { drafts, library }) =>
      draftAnswer(await startNextVersion(drafts, library, account!, params)),
  }),
];
