// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import { letterOf } from '../../mail/letters.ts';
import type { AccountStore } from '../account.ts';
import { readOnly } from '../problems.ts';
import { secretDigest } from '../secret-digest.ts';
import type { Sends } from './ask-confirmation.ts';

/**
 * Makes the address that a text was sent to that of its account, once; the one before is told.
 * Whoever has the text need not be signed in: it proves who reads the mail, and no more.
 * Problems `account-confirmation-invalid`, `account-read-only`.
 */
export const confirmAddress = async (
  { accounts, mail, config }: Sends,
  text: string,
): Promise<Outcome<undefined>> => {
  if (accounts.mode === 'read-only') return failure(readOnly());
  const changed = await take(accounts, secretDigest(text));
  if (changed === undefined) return failure(invalid());
  const { name, email, before } = changed;
  if (before !== null && before !== email) {
    mail?.send(letterOf('moved', before, config.url, '', name));
  }
  return success(undefined);
};

const take = ({ db, now }: AccountStore, hash: string) =>
  db.transaction().execute(async (all) => {
    const found = await all
      .selectFrom('email_confirmations as asked')
      .innerJoin('members', 'members.name', 'asked.member')
      .select(['members.name', 'asked.email', 'members.email as before'])
      .where('asked.hash', '=', hash)
      .where('asked.expires_at', '>', now().toISOString())
      .where('members.deleted_at', 'is', null)
      .executeTakeFirst();
    if (found === undefined) return undefined;
    const { name, email } = found;
    // Of two who send it at once one finds it.
    const spent = all.deleteFrom('email_confirmations').where('hash', '=', hash);
    if ((await spent.executeTakeFirst()).numDeletedRows !== 1n) return undefined;
    const sent = all.deleteFrom('password_resets').where('member', '=', name);
    await sent.where('made_by', '=', name).execute();
    await all.updateTable('members').set({ email }).where('name', '=', name).execute();
    return found;
  });

const invalid = () =>
  error('account-confirmation-invalid', 'expected a text that was not used and has not ended', {
    hint: 'have another letter sent from the page of your account',
  });
