// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rm } from 'node:fs/promises';
import { type Outcome, success } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { type DraftStore, folderOfDraft } from './draft.ts';
import { findDraft } from './find-draft.ts';

/** Removes a draft with its files. Problem `draft-not-found`. */
export const removeDraft = (
  store: DraftStore,
  account: Account,
  id: string,
): Promise<Outcome<undefined>> =>
  store.turns(`draft ${id}`, async () => {
    const draft = await findDraft(store, account, id);
    if (!draft.ok) return draft;
    await store.db.deleteFrom('drafts').where('id', '=', id).execute();
    await rm(folderOfDraft(store.folder, id), { recursive: true, force: true });
    return success(undefined);
  });
