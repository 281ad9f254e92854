// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, success } from '../../shared/problem.ts';
import type { Deps } from '../deps.ts';
import { listDrafts } from '../drafts/find-draft.ts';
import { removeFolders } from '../drafts/remove-folders.ts';
import type { Account } from './account.ts';

/** Deletes the account of a session with its drafts; what it published stays. As `deleteAccount`. */
export const endAccount = async (
  { accounts, drafts }: Deps,
  account: Account,
  cookie: string,
  password: string,
): Promise<Outcome<undefined>> => {
  // An upload that is under way has become a draft then.
  const own = await drafts.turns(`member ${account.name}`, async () => ({
    drafts: await listDrafts(drafts, account),
    deleted: await accounts.deleteAccount(cookie, password),
  }));
  if (!own.deleted.ok) return own.deleted;
  await removeFolders(
    drafts,
    own.drafts.map(({ id }) => id),
  );
  return success(undefined);
};
