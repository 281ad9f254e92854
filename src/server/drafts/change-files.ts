// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { blobsOf, type Draft, type DraftStore } from './draft.ts';
import { findDraft } from './find-draft.ts';
import { keepFiles } from './keep-files.ts';
import { loadFiles } from './load-files.ts';

/** Paths to bytes; undefined takes a file away. */
export type FileChanges = ReadonlyMap<string, Uint8Array | undefined>;

/**
 * Other files for a draft; what was found of it before does not hold any more. Problems:
 * `draft-not-found`, those of `keepFiles`, those of `changes` itself.
 */
export const changeFiles = (
  store: DraftStore,
  account: Account,
  id: string,
  changes: (
    files: ReadonlyMap<string, Uint8Array>,
    draft: Draft,
  ) => FileChanges | Promise<Outcome<FileChanges>>,
): Promise<Outcome<Draft>> =>
  store.turns(`draft ${id}`, async () => {
    const draft = await findDraft(store, account, id);
    if (!draft.ok) return draft;
    const before = await loadFiles(store, draft.value);
    const wanted = await changes(before, draft.value);
    if ('ok' in wanted && !wanted.ok) return failure(...wanted.problems);
    const after = new Map(before);
    for (const [path, bytes] of 'ok' in wanted ? wanted.value : wanted) {
      if (bytes === undefined) after.delete(path);
      else after.set(path, bytes);
    }
    const blobs = blobsOf(store, id);
    const kept = await keepFiles(blobs, after);
    if (!kept.ok) return kept;
    const changedAt = store.now().toISOString();
    const row = { files: JSON.stringify(kept.value), checked: null, changed_at: changedAt };
    await store.db.updateTable('drafts').set(row).where('id', '=', id).execute();
    const named = new Set(kept.value.map(({ sha256 }) => sha256));
    for await (const sha256 of blobs.list()) if (!named.has(sha256)) await blobs.remove(sha256);
    return findDraft(store, account, id);
  });

/** Under whose name a draft is to be published. */
export const changeAuthor = async (
  { db }: DraftStore,
  account: Account,
  id: string,
  author: string,
): Promise<void> => {
  const change = db.updateTable('drafts').set({ author, checked: null });
  await change.where('id', '=', id).where('member', '=', account.name).execute();
};
