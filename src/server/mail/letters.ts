// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { MAIL_ADDRESS } from './mail-server.ts';
import type { Letter, Mail } from './open-mail.ts';

/** What is sent by mail in place of being shown. Texts stand in no address: those are logged. */
const LETTERS = {
  invitation: {
    subject: 'An invitation',
    text: (origin: string, secret: string) =>
      `Somebody invites you to ${origin}\n\nSign up at ${origin}/sign-up within 14 days, with this invitation:\n\n${secret}\n\nIf you expected none, leave this letter unanswered.\n`,
  },
  reset: {
    subject: 'A new password',
    text: (origin: string, secret: string) =>
      `A steward of ${origin} lets you set a new password.\n\nDo it at ${origin}/reset-password within three days, with this text:\n\n${secret}\n\nIf you asked for none, leave this letter unanswered: nothing has changed.\n`,
  },
};

/** Whether letters can go to `to`. Problems: `mail-not-set-up`, `mail-address-invalid`. */
export const checkReceiver = (mail: Mail | undefined, to: string): Outcome<Mail> => {
  if (mail === undefined) {
    return failure(
      error('mail-not-set-up', 'expected a node that sends mail, this one does not', {
        hint: 'leave the address empty and give the text yourself, or set FABCOMMONS_MAIL',
      }),
    );
  }
  return MAIL_ADDRESS.test(to)
    ? success(mail)
    : failure(error('mail-address-invalid', 'expected one address, like ada@example.org'));
};

/** The letter about a secret that was made just now. */
export const letterOf = (
  kind: keyof typeof LETTERS,
  to: string,
  origin: string,
  secret: string,
): Letter => ({ to, subject: LETTERS[kind].subject, text: LETTERS[kind].text(origin, secret) });
