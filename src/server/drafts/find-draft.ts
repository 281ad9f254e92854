// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { FileEntry } from '../../designs/library/version-record.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import type { DraftTable } from '../tables.ts';
import type { Checked } from './checked.ts';
import type { Draft, DraftStore } from './draft.ts';

/** A draft of this account. Problem `draft-not-found`, also for that of another. */
export const findDraft = async (
  { db }: Pick<DraftStore, 'db'>,
  account: Account,
  id: string,
): Promise<Outcome<Draft>> => {
  const row = await db
    .selectFrom('drafts')
    .selectAll()
    .where('id', '=', id)
    .where('member', '=', account.name)
    .executeTakeFirst();
  if (row !== undefined) return success(toDraft(row));
  return failure(
    error('draft-not-found', 'expected a draft of yours', {
      hint: 'your drafts are listed at /publish; a published draft is a version now',
    }),
  );
};

/** The drafts of an account, the last changed first. */
export const listDrafts = async (
  { db }: Pick<DraftStore, 'db'>,
  account: Account,
): Promise<readonly Draft[]> => {
  const rows = db.selectFrom('drafts').selectAll().where('member', '=', account.name);
  return (await rows.orderBy('changed_at', 'desc').orderBy('id').execute()).map(toDraft);
};

const toDraft = (row: DraftTable): Draft => ({
  id: row.id,
  member: row.member,
  name: row.name,
  author: row.author,
  files: JSON.parse(row.files) as readonly FileEntry[],
  ...(row.checked === null ? {} : { checked: JSON.parse(row.checked) as Checked }),
  createdAt: row.created_at,
  changedAt: row.changed_at,
});
