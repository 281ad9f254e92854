// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { moderateVersion, type Moderation, reason } from '../maintainers/moderate-version.ts';
import { type Access, route, type Route } from '../route.ts';

const moderation = (what: Moderation, access: Access, summary: string): Route =>
  route({
    method: 'post',
    path: `/api/v1/designs/:author/:slug/versions/:version/${what}`,
    access,
    scope: access === 'steward' ? 'administer' : 'moderate',
    summary,
    params: z.object({
      author: z.string().max(100),
      slug: z.string().max(100),
      version: z.string().max(100),
    }),
    body: z.object({ reason }),
    handle: async ({ account, params: { author, slug, version }, body }, { library }) => {
      const name = `${author}/${slug}@${version}`;
      const done = await moderateVersion(library, account!, what, name, body.reason);
      return done.ok ? json({ version: done.value }) : problemAnswer(done.problems);
    },
  });

/** What becomes of a version, and who decides that. */
export const moderationRoutes: readonly Route[] = [
  moderation('yank', 'moderator', 'Withdraws a version: only who names it gets it'),
  moderation('unyank', 'moderator', 'Offers a withdrawn version again'),
  moderation('deprecate', 'maintainer', 'Warns everybody who takes a version'),
  moderation('take-down', 'steward', 'Removes the files of a version; its record stays'),
];
