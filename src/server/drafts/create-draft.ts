// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { toSlug } from '../../designs/slug.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { blobsOf, type Draft, type DraftStore, folderOfDraft, MAX_DRAFTS } from './draft.ts';
import { keepFiles } from './keep-files.ts';

/** What a draft begins with. */
export interface DraftStart {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly folderName: string;
  /** Under whose name it is to be published; absent: that of the account. */
  readonly author?: string;
}

/** Problems: `draft-too-many`, those of `keepFiles`. */
export const createDraft = (
  store: DraftStore,
  account: Account,
  { files, folderName, author = account.name }: DraftStart,
): Promise<Outcome<Draft>> =>
  store.turns(`member ${account.name}`, async () => {
    const own = store.db.selectFrom('drafts').select('id').where('member', '=', account.name);
    if ((await own.execute()).length >= MAX_DRAFTS) return failure(tooMany());
    const id = randomBytes(16).toString('base64url');
    try {
      const kept = await keepFiles(blobsOf(store, id), files);
      if (!kept.ok) return kept;
      const at = store.now().toISOString();
      const about = { id, member: account.name, name: toSlug(folderName), author };
      await store.db
        .insertInto('drafts')
        .values({
          ...about,
          files: JSON.stringify(kept.value),
          checked: null,
          created_at: at,
          changed_at: at,
        })
        .execute();
      return success({ ...about, files: kept.value, createdAt: at, changedAt: at });
    } catch (thrown) {
      await rm(folderOfDraft(store.folder, id), { recursive: true, force: true });
      throw thrown;
    }
  });

const tooMany = () =>
  error('draft-too-many', `expected at most ${MAX_DRAFTS} drafts of one account`, {
    hint: 'publish or delete one of yours at /publish',
  });
