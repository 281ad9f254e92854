// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, success } from '../../../shared/problem.ts';
import { checkReceiver } from '../../mail/letters.ts';
import type { AccountStore } from '../account.ts';
import { askConfirmation, type Sends } from './ask-confirmation.ts';

/**
 * Another address for the account of a session, by its password; empty: none, at once. Problems: those of
 * `provePassword` and `askConfirmation`.
 */
export const changeAddress = async (
  deps: Sends,
  cookie: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Outcome<undefined>> => {
  const receiver = email === '' ? undefined : checkReceiver(deps.mail, email);
  if (receiver?.ok === false) return receiver;
  const proven = await deps.accounts.provePassword(cookie, password);
  if (!proven.ok) return failure(...proven.problems);
  if (email !== '') return askConfirmation(deps, proven.value, email);
  await removeAddress(deps.accounts, proven.value.name);
  return success(undefined);
};

const removeAddress = ({ db }: AccountStore, name: string): Promise<void> =>
  db.transaction().execute(async (all) => {
    await all.deleteFrom('email_confirmations').where('member', '=', name).execute();
    // Texts that went to it open nothing any more; those that a steward made do.
    const sent = all.deleteFrom('password_resets').where('member', '=', name);
    await sent.where('made_by', '=', name).execute();
    await all.updateTable('members').set({ email: null }).where('name', '=', name).execute();
  });
