// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rm } from 'node:fs/promises';
import { type Outcome, success } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { type Draft, type DraftStore, folderOfDraft, sameFiles } from './draft.ts';
import { findDraft } from './find-draft.ts';

/**
 * Removes a draft with its files; with `files` only as long as it has these. Problem
 * `draft-not-found`.
 */
export const removeDraft = (
  store: DraftStore,
  account: Account,
  id: string,
  files?: Draft['files'],
): Promise<Outcome<undefined>> =>
  store.turns(`draft ${id}`, async () => {
    const draft = await findDraft(store, account, id);
    if (!draft.ok) return draft;
    if (files !== undefined && !sameFiles(draft.value.files, files)) return success(undefined);
    await store.db.deleteFrom('drafts').where('id', '=', id).execute();
    await rm(folderOfDraft(store.folder, id), { recursive: true, force: true });
    return success(undefined);
  });
