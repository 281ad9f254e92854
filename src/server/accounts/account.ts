// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { ServerTables } from '../tables.ts';

/**
 * What may be done: `read` what is one's own, `publish` and whatever else members do, `moderate`
 * (yank, deprecate, hide makes, answer complaints), `administer` (tokens, maintainers, the node).
 */
export const SCOPES = ['read', 'publish', 'moderate', 'administer'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Account {
  /** Of the user in better-auth. */
  readonly id: string;
  /** The author name of designs. */
  readonly name: string;
  readonly role: 'member' | 'steward';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** All of them in a session; those of a token, which can never administer. */
  readonly scopes: readonly Scope[];
}

/** `read-only`: nobody signs up and nothing is written; `invited`: sign-up takes an invitation. */
export type Mode = 'open' | 'invited' | 'read-only';

/** What the functions on accounts stand on. */
export interface AccountStore {
  readonly db: Kysely<ServerTables>;
  readonly mode: Mode;
  readonly now: () => Date;
}

/** Whether `account` may administer: a steward in a session, not with a token. */
export const isSteward = (account: Account): boolean =>
  account.role === 'steward' && mayAdminister(account);

/** Whether it is in a session, where all that it may do may be done. */
export const mayAdminister = ({ scopes }: Account): boolean => scopes.includes('administer');

/** The account whose row in `members` has this value, unless it is deleted. */
export const findMember = async (
  { db }: AccountStore,
  column: 'name' | 'user_id',
  value: string,
  scopes: Account['scopes'],
): Promise<Account | undefined> => {
  const row = await db
    .selectFrom('members')
    .selectAll()
    .where(column, '=', value)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined || row.user_id === null) return undefined;
  const role = row.role === 'steward' ? 'steward' : 'member';
  return { id: row.user_id, name: row.name, role, createdAt: row.created_at, scopes };
};
