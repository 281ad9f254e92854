// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, success } from '../../shared/problem.ts';
import { type Account, type AccountStore, isSteward } from './account.ts';
import { notAllowed, readOnly } from './problems.ts';
import { newSecret, secretDigest } from './secret-digest.ts';

const LIFE_MS = 14 * 24 * 60 * 60 * 1000;

/** An invitation that can still be used. */
export interface Invitation {
  readonly id: string;
  /** The steward who made it. */
  readonly madeBy: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** A new invitation, shown this once: for one sign-up within 14 days. `account-not-allowed`. */
export const createInvitation = async (
  { db, mode, now }: AccountStore,
  by: Account,
): Promise<Outcome<{ readonly id: string; readonly text: string }>> => {
  if (mode === 'read-only') return failure(readOnly());
  if (!isSteward(by)) return failure(notAllowed('a steward, who alone can invite'));
  const text = newSecret('fci_');
  const hash = secretDigest(text);
  const expires_at = new Date(now().getTime() + LIFE_MS).toISOString();
  await db
    .insertInto('invitations')
    .values({ hash, made_by: by.name, expires_at, used_by: null })
    .execute();
  return success({ id: hash, text });
};

/** Those that nobody used and that have not ended, the last one first; ids tell nothing of texts. */
export const listInvitations = async ({
  db,
  now,
}: AccountStore): Promise<readonly Invitation[]> => {
  const rows = await db
    .selectFrom('invitations')
    .select(['hash', 'made_by', 'expires_at'])
    .where('used_by', 'is', null)
    .where('expires_at', '>', now().toISOString())
    .orderBy('expires_at', 'desc')
    .orderBy('hash')
    .execute();
  return rows.map(({ hash, made_by, expires_at }) => ({
    ...{ id: hash, madeBy: made_by, expiresAt: expires_at },
  }));
};

/** Whether there was one that nobody used, which now nobody can. */
export const withdrawInvitation = async ({ db }: AccountStore, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('invitations')
    .where('hash', '=', id)
    .where('used_by', 'is', null)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};
