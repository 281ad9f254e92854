// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import type { Deps } from '../../deps.ts';
import { checkReceiver, letterOf } from '../../mail/letters.ts';
import type { Account } from '../account.ts';
import { readOnly } from '../problems.ts';
import { newSecret, secretDigest } from '../secret-digest.ts';

const LIFE_MS = 24 * 60 * 60 * 1000;

/** What letters to members are made with. */
export type Sends = Pick<Deps, 'accounts' | 'mail' | 'config'>;

/**
 * Sends a text to an address; whoever confirms with it within a day makes it the address of the
 * account. Until then the one before stays. Problems: `account-read-only`, those of `checkReceiver`,
 * `account-too-many-letters`, `mail-queue-full`.
 */
export const askConfirmation = async (
  { accounts, mail, config }: Sends,
  { name }: Account,
  email: string,
): Promise<Outcome<undefined>> => {
  const { db, mode, now, letters } = accounts;
  if (mode === 'read-only') return failure(readOnly());
  const receiver = checkReceiver(mail, email);
  if (!receiver.ok) return receiver;
  if (letters.begin(`from ${name}`) > 0) return failure(tooMany());
  const text = newSecret('fce_');
  const expires_at = new Date(now().getTime() + LIFE_MS).toISOString();
  await db.transaction().execute(async (all) => {
    await all.deleteFrom('email_confirmations').where('member', '=', name).execute();
    await all
      .insertInto('email_confirmations')
      .values({ hash: secretDigest(text), member: name, email, expires_at })
      .execute();
  });
  // Nobody learns that others write to this address, and it is written to no more for all of them.
  if (letters.begin(`confirm ${email.toLowerCase()}`) > 0) return success(undefined);
  const letter = letterOf('confirm', email, config.url, text, name);
  return receiver.value.send(letter) ? success(undefined) : failure(full());
};

const tooMany = () =>
  error('account-too-many-letters', 'expected at most 5 letters for one account in an hour', {
    hint: 'look for the last one, among unwanted mail too, or try again in an hour',
  });

export const full = () =>
  error('mail-queue-full', 'expected room for one more letter, too many wait for the mail server', {
    hint: 'try again later',
  });
