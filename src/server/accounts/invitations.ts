// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, success } from '../../shared/problem.ts';
import { type Account, type AccountStore, isSteward } from './account.ts';
import { notAllowed, readOnly } from './problems.ts';
import { newSecret, secretDigest } from './secret-digest.ts';

const LIFE_MS = 14 * 24 * 60 * 60 * 1000;

/** A new invitation, shown this once: for one sign-up within 14 days. `account-not-allowed`. */
export const createInvitation = async (
  { db, mode, now }: AccountStore,
  by: Account,
): Promise<Outcome<string>> => {
  if (mode === 'read-only') return failure(readOnly());
  if (!isSteward(by)) return failure(notAllowed('a steward, who alone can invite'));
  const text = newSecret('fci_');
  const expires_at = new Date(now().getTime() + LIFE_MS).toISOString();
  await db
    .insertInto('invitations')
    .values({ hash: secretDigest(text), made_by: by.name, expires_at, used_by: null })
    .execute();
  return success(text);
};
