// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import {
  type Account,
  type AccountStore,
  findMember,
  mayAdminister,
  type Scope,
} from './account.ts';
import { notAllowed, readOnly } from './problems.ts';
import { newSecret, secretDigest } from './secret-digest.ts';

/** What a token may be made for; reading it always may. */
export const TOKEN_SCOPES = ['read', 'publish', 'moderate'] as const satisfies readonly Scope[];
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token as its owner sees it; its text is shown only when it is made. Times are ISO 8601. */
export interface TokenEntry {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly usedAt: string | null;
}

const MAX_TOKENS = 50;
const MAX_LABEL = 80;
const SHAPE = /^fc_[\w-]{43}$/;
/** How exactly the last use is kept: not every request writes. */
const USED_MS = 60_000;

/**
 * A token for what `scopes` says, beside reading; its text is shown this once. Problems: `account-not-allowed`,
 * `account-token-malformed`, `account-too-many-tokens`.
 */
export const createToken = async (
  { db, mode, now }: AccountStore,
  account: Account,
  {
    label,
    expires,
    scopes = ['publish'],
  }: {
    readonly label: string;
    readonly expires?: Date | undefined;
    readonly scopes?: readonly TokenScope[];
  },
): Promise<Outcome<{ readonly text: string; readonly id: string }>> => {
  if (mode === 'read-only') return failure(readOnly());
  if (!mayAdminister(account)) {
    return failure(notAllowed('a session, a token cannot make tokens'));
  }
  const at = now();
  const usable = expires === undefined || expires.getTime() > at.getTime();
  if (label.trim() === '' || label.length > MAX_LABEL || !usable) return failure(malformed());
  const text = newSecret('fc_');
  const id = globalThis.crypto.randomUUID();
  return db.transaction().execute(async (all) => {
    const of = all.selectFrom('tokens').select('id').where('member', '=', account.name);
    if ((await of.execute()).length >= MAX_TOKENS) return failure(tooMany());
    const row = { id, hash: secretDigest(text), member: account.name, label: label.trim() };
    const may = TOKEN_SCOPES.filter((each) => each === 'read' || scopes.includes(each)).join(' ');
    const times = { created_at: at.toISOString(), expires_at: expires?.toISOString() ?? null };
    await all
      .insertInto('tokens')
      .values({ ...row, ...times, scopes: may, used_at: null })
      .execute();
    return success({ text, id });
  });
};

/** The tokens of an account, newest first. */
export const listTokens = async (
  { db }: AccountStore,
  account: Account,
): Promise<readonly TokenEntry[]> => {
  const rows = await db
    .selectFrom('tokens')
    .select(['id', 'label', 'scopes', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select('used_at as usedAt')
    .where('member', '=', account.name)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, scopes: scopesOf(row.scopes) }));
};

/** Ends a token of the account; whether there was one. */
export const revokeToken = async (
  { db }: AccountStore,
  account: Account,
  id: string,
): Promise<boolean> => {
  if (!mayAdminister(account)) return false;
  const { numDeletedRows } = await db
    .deleteFrom('tokens')
    .where('id', '=', id)
    .where('member', '=', account.name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/** Whose token it is; undefined where it was never made, has ended or was revoked. */
export const accountOfToken = async (
  store: AccountStore,
  text: string,
): Promise<Account | undefined> => {
  if (!SHAPE.test(text)) return undefined;
  const at = store.now();
  const hash = secretDigest(text);
  const row = await store.db
    .selectFrom('tokens')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined || (row.expires_at ?? '9') <= at.toISOString()) return undefined;
  const stale = row.used_at === null || at.getTime() - Date.parse(row.used_at) > USED_MS;
  if (stale && store.mode !== 'read-only') {
    const used_at = at.toISOString();
    await store.db.updateTable('tokens').set({ used_at }).where('hash', '=', hash).execute();
  }
  return findMember(store, 'name', row.member, scopesOf(row.scopes));
};

const scopesOf = (words: string): readonly TokenScope[] =>
  TOKEN_SCOPES.filter((scope) => words.split(' ').includes(scope));

const malformed = () =>
  error(
    'account-token-malformed',
    `expected a label of 1 to ${MAX_LABEL} characters and an end to come`,
    {
      hint: 'say where the token is used, like "laptop"',
    },
  );

const tooMany = () =>
  error('account-too-many-tokens', `expected at most ${MAX_TOKENS} tokens`, {
    hint: 'revoke those that are not used',
  });
