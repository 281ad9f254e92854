// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Deps } from '../deps.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Call } from '../route.ts';
import { createDraft, type DraftStart } from './create-draft.ts';
import type { Draft } from './draft.ts';
import { withUpload } from './receive-upload.ts';
import { unpackUpload } from './unpack-upload.ts';

/** The files of a design that a request brings; one upload of an account at a time. */
export const receiveDesign = (
  { request, response, visitor }: Pick<Call, 'request' | 'response' | 'visitor'>,
  { drafts }: Pick<Deps, 'drafts'>,
): Promise<Outcome<DraftStart>> =>
  drafts.turns(`upload ${visitor}`, () => withUpload(drafts, request, response, unpackUpload));

/** A draft of what a request brings. Problems: those of its steps. */
export const uploadDraft = async (
  call: Pick<Call, 'request' | 'response' | 'visitor' | 'account'>,
  deps: Pick<Deps, 'drafts'>,
): Promise<Outcome<Draft>> => {
  const start = await receiveDesign(call, deps);
  return start.ok ? createDraft(deps.drafts, call.account!, start.value) : start;
};
