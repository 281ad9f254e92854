// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { plateInputSchema, plateOfVersions } from '../../commons/plate-of-versions.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { ownProfiles } from '../profiles/own-profiles.ts';
import { platePackageAnswer } from '../pages/files/package-answer.ts';
import { route } from '../route.ts';

/** What `fabcommons verify` takes and anybody can make again. */
export const platePackageRoute = route({
  method: 'post',
  path: '/api/v1/plates/package',
  access: 'anyone',
  summary:
    'Builds a plate as POST /api/v1/plates does and answers one ZIP: files, the sources of all works, licenses, credits and signed provenance',
  body: plateInputSchema,
  handle: async ({ body, account, visitor, signal }, deps) => {
    const own = await ownProfiles(deps.accounts, account);
    const wanted = await plateOfVersions(deps.library, body, own);
    if (!wanted.ok) return problemAnswer(wanted.problems, 400);
    return platePackageAnswer(wanted.value, visitor, signal, deps);
  },
});
