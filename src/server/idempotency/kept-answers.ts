// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { digest } from '../../shared/digest.ts';
import type { ServerTables } from '../tables.ts';

/** A good answer, as it was given. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Which request an answer is of. */
export interface Asked {
  readonly visitor: string;
  readonly key: string;
  /** SHA-256 of address and body. */
  readonly request: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const [MOST_OF_VISITOR, MOST_OF_ALL, MOST_CHARACTERS] = [200, 20_000, 512 * 1024];

type Db = Kysely<ServerTables>;

/** The answer that was given under this key within a day; `other` where that was to another request. */
export const findKept = async (
  db: Db,
  now: Date,
  asked: Omit<Asked, 'request'>,
  requestOf: () => Promise<string | undefined>,
): Promise<KeptAnswer | 'other' | undefined> => {
  const row = await db
    .selectFrom('kept_answers')
    .selectAll()
    .where('id', '=', idOf(asked))
    .where('kept_at', '>', dayBefore(now))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.request !== (await requestOf())) return 'other';
  return JSON.parse(unseal(row.sealed, asked)) as KeptAnswer;
};

/**
 * Keeps an answer for a day, or until its visitor or the node has too many. It may hold a secret:
 * only who sends the key again can read it.
 */
export const keepAnswer = async (
  db: Db,
  now: Date,
  asked: Asked,
  answer: KeptAnswer,
): Promise<void> => {
  const text = JSON.stringify(answer);
  if (text.length > MOST_CHARACTERS) return;
  const { visitor, request } = asked;
  await db.transaction().execute(async (all) => {
    const table = all.deleteFrom('kept_answers');
    await table.where('kept_at', '<=', dayBefore(now)).execute();
    const rows = { id: idOf(asked), visitor, request, sealed: seal(text, asked) };
    await all
      .insertInto('kept_answers')
      .values({ ...rows, kept_at: now.toISOString() })
      .onConflict((at) => at.column('id').doNothing())
      .execute();
    const newest = all.selectFrom('kept_answers').select('id').orderBy('kept_at', 'desc');
    // SQLite takes no offset without a limit.
    const ofVisitor = newest.where('visitor', '=', visitor).limit(1e9).offset(MOST_OF_VISITOR);
    await table.where('id', 'in', ofVisitor).execute();
    await table.where('id', 'in', newest.limit(1e9).offset(MOST_OF_ALL)).execute();
  });
};

const dayBefore = (now: Date): string => new Date(now.getTime() - DAY_MS).toISOString();

type Secret = Omit<Asked, 'request'>;

const idOf = ({ visitor, key }: Secret): string => digest(`${visitor}\n${key}`);

const secretOf = (of: Secret): Buffer =>
  Buffer.from(hkdfSync('sha256', of.key, idOf(of), 'kept answer', 32));

const seal = (text: string, of: Secret): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(of), iv);
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64');
};

const unseal = (sealed: string, of: Secret): string => {
  const bytes = Buffer.from(sealed, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', secretOf(of), bytes.subarray(0, 12));
  cipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
};
