// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Deps } from '../deps.ts';
import { checkReceiver, letterOf } from '../mail/letters.ts';
import type { Account } from './account.ts';
import { createInvitation } from './invitations.ts';
import { createReset } from './reset-password.ts';

/** A text that lets somebody in; where it was sent to them nobody else is to see it. */
export interface LetIn {
  readonly text: string;
  readonly sent: boolean;
}

type Makes = Pick<Deps, 'accounts' | 'mail'>;

/** An invitation, sent to `to` unless that is empty. Problems: of `createInvitation` and of mail. */
export const invite = async (
  { accounts, mail }: Makes,
  by: Account,
  to: string,
  origin: string,
): Promise<Outcome<LetIn & { readonly id: string }>> => {
  const wrong = to === '' ? undefined : checkReceiver(mail, to);
  if (wrong?.ok === false) return wrong;
  const made = await createInvitation(accounts, by);
  if (!made.ok) return made;
  const { id, text } = made.value;
  if (to === '') return success({ id, text, sent: false });
  return mail!.send(letterOf('invitation', to, origin, text))
    ? success({ id, text, sent: true })
    : failure(full());
};

/** A text for a new password of `name`, likewise. Problems: of `createReset` and of mail. */
export const allowReset = async (
  { accounts, mail }: Makes,
  by: Account,
  { name, to }: { readonly name: string; readonly to: string },
  origin: string,
): Promise<Outcome<LetIn>> => {
  const wrong = to === '' ? undefined : checkReceiver(mail, to);
  if (wrong?.ok === false) return wrong;
  const made = await createReset(accounts, by, name);
  if (!made.ok) return made;
  if (to === '') return success({ text: made.value, sent: false });
  return mail!.send(letterOf('reset', to, origin, made.value))
    ? success({ text: made.value, sent: true })
    : failure(full());
};

const full = () =>
  error('mail-queue-full', 'expected room for one more letter, too many wait for the mail server', {
    hint: 'leave the address empty and give the text yourself',
  });
