// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { letterOf } from '../mail/letters.ts';
import type { Letter } from '../mail/open-mail.ts';
import type { AccountStore } from './account.ts';
import type { Sends } from './address/ask-confirmation.ts';
import { readOnly } from './problems.ts';
import { newSecret, secretDigest } from './secret-digest.ts';
import { limitAttempts } from './sign-in.ts';

const LIFE_MS = 60 * 60 * 1000;
/** Accounts that have one address. */
const MOST = 5;

/**
 * Sends a text by which a forgotten password is set anew within an hour, if `who` is the name of an
 * account with a confirmed address, or such an address. Whether it is cannot be told from the answer nor
 * from its time: all of that happens `afterwards`, in the queue of letters. Problems:
 * `account-read-only`, `mail-not-set-up`, `account-too-many-attempts`.
 */
export const askReset = (
  { accounts, mail, config }: Sends,
  { who, visitor }: { readonly who: string; readonly visitor: string },
  afterwards: (work: () => void) => void,
): Outcome<undefined> => {
  if (accounts.mode === 'read-only') return failure(readOnly());
  if (mail === undefined) return failure(noMail());
  const wait = limitAttempts(accounts.askers, visitor);
  if (wait !== undefined) return failure(wait);
  afterwards(() => void mail.compose(() => letters({ accounts, config }, who.trim())));
  return success(undefined);
};

const letters = async (
  { accounts, config }: Omit<Sends, 'mail'>,
  who: string,
): Promise<readonly Letter[]> => {
  const made: Letter[] = [];
  for (const { name, email } of await receivers(accounts, who)) {
    // More of them than these would fill a box, and the first ones still hold.
    if (accounts.letters.begin(`reset ${name}`) > 0) continue;
    made.push(letterOf('forgotten', email!, config.url, await makeText(accounts, name), name));
  }
  return made;
};

const receivers = ({ db }: AccountStore, who: string) => {
  const of = db
    .selectFrom('members')
    .select(['name', 'email'])
    .where('email', 'is not', null)
    .where('user_id', 'is not', null)
    .where('deleted_at', 'is', null);
  const found = who.includes('@')
    ? of.where((is) => is(is.fn<string>('lower', ['email']), '=', who.toLowerCase()))
    : of.where('name', '=', who);
  return found.orderBy('name').limit(MOST).execute();
};

/** Beside those that a steward made and those that went before: a stranger may ask too. */
const makeText = async ({ db, now }: AccountStore, name: string): Promise<string> => {
  const text = newSecret('fcr_');
  const at = now();
  const ended = db.deleteFrom('password_resets').where('expires_at', '<=', at.toISOString());
  await ended.where('member', '=', name).execute();
  const expires_at = new Date(at.getTime() + LIFE_MS).toISOString();
  await db
    .insertInto('password_resets')
    .values({ hash: secretDigest(text), member: name, made_by: name, expires_at })
    .execute();
  return text;
};

const noMail = () =>
  error('mail-not-set-up', 'expected a node that sends mail, this one does not', {
    hint: 'ask a steward of this node for a text to set a new password with',
  });
