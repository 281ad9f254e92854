// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Account, AccountStore } from '../account.ts';

/** Where an account gets mail. Nobody else is told. */
export interface Address {
  /** Confirmed; null for none. */
  readonly email: string | null;
  /** Takes its place once it is confirmed. */
  readonly waiting: string | null;
}

/** The address of an account, and the one that waits to be confirmed. */
export const addressOf = async (
  { db }: Pick<AccountStore, 'db'>,
  { name }: Account,
): Promise<Address> => {
  const of = db.selectFrom('members').select('email').where('name', '=', name);
  const asked = db.selectFrom('email_confirmations').select('email').where('member', '=', name);
  const [member, waiting] = await Promise.all([of.executeTakeFirst(), asked.executeTakeFirst()]);
  return { email: member?.email ?? null, waiting: waiting?.email ?? null };
};
