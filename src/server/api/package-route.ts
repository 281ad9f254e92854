// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { buildInputSchema, buildRequestFrom } from '../../commons/version-request.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { ownProfiles } from '../profiles/own-profiles.ts';
import { packageAnswer } from '../pages/files/package-answer.ts';
import { route } from '../route.ts';

/** What `fabcommons verify` takes and anybody can make again. */
export const packageRoute = route({
  method: 'post',
  path: '/api/v1/packages',
  access: 'anyone',
  summary:
    'Builds a version as POST /api/v1/builds does and answers one ZIP: source, files, licenses, credits and signed provenance',
  body: buildInputSchema,
  handle: async ({ body, account, visitor, signal }, deps) => {
    const own = await ownProfiles(deps.accounts, account);
    const wanted = await buildRequestFrom(deps.library, body, own);
    if (!wanted.ok) return problemAnswer(wanted.problems, 400);
    return packageAnswer(wanted.value, visitor, signal, deps);
  },
});
