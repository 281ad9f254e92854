// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { plateInputSchema, plateOfVersions } from '../../commons/plate-of-versions.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { ownProfiles } from '../profiles/own-profiles.ts';
import { route } from '../route.ts';
import { beginBuild, beginQuery } from './begin-build.ts';

/** Parts of several designs on one bed: a build like any other, whose document has its works too. */
export const postPlate = route({
  method: 'post',
  path: '/api/v1/plates',
  access: 'anyone',
  summary:
    'Lays parts of several designs on as few beds as they need and builds that: answers as POST /api/v1/builds does, with a build whose document tells the works and the plates too',
  query: beginQuery,
  body: plateInputSchema,
  answersAnew: true,
  handle: async (call, { library, accounts, builds }) => {
    const { body, query, account } = call;
    const own = await ownProfiles(accounts, account);
    const wanted = await plateOfVersions(library, body, own);
    return wanted.ok
      ? beginBuild(wanted.value, query, call, builds)
      : problemAnswer(wanted.problems, 400);
  },
});
