// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { MAIL_ADDRESS } from './mail-server.ts';
import type { Letter, Mail } from './open-mail.ts';

/**
 * What is sent by mail. Texts stand in no address that a server is asked for, since those are logged: in a link
 * they come after a #. Where strangers can have a letter sent, the origin is the one that the node was set up
 * with, never the one that a request named; without it the letter has no link.
 */
const LETTERS = {
  invitation: {
    subject: 'An invitation',
    text: (origin = '', secret: string) =>
      `Somebody invites you to ${origin}\n\nSign up at ${origin}/sign-up within 14 days, with this invitation:\n\n${secret}\n\nIf you expected none, leave this letter unanswered.\n`,
  },
  reset: {
    subject: 'A new password',
    text: (origin = '', secret: string) =>
      `A steward of ${origin} lets you set a new password.\n\nDo it at ${origin}/reset-password within three days, with this text:\n\n${secret}\n\nIf you asked for none, leave this letter unanswered: nothing has changed.\n`,
  },
  forgotten: {
    subject: 'A new password',
    text: (origin: string | undefined, secret: string, name: string) =>
      `Somebody, probably you, forgot the password of the account ${name}${at(origin)}.\n\n${way(origin, '/reset-password', secret, 'Set a new one within an hour')}\n\nIt works once. If that was not you, leave this letter unanswered: nothing has changed.\n`,
  },
  confirm: {
    subject: 'Is this your address?',
    text: (origin: string | undefined, secret: string, name: string) =>
      `The account ${name}${at(origin)} gave this address, so that a forgotten password can be set anew by mail.\n\n${way(origin, '/confirm-address', secret, 'Confirm it within a day')}\n\nIf you know nothing of it, leave this letter unanswered: the address is not used then.\n`,
  },
  moved: {
    subject: 'Your account has another address',
    text: (origin: string | undefined, _: string, name: string) =>
      `The account ${name}${at(origin)} has another address now, and mail goes there. If that was not you, write to a steward of that node.\n`,
  },
};

const at = (origin: string | undefined): string =>
  origin === undefined ? ' of a commons of designs' : ` of ${origin}`;

const way = (origin: string | undefined, path: string, secret: string, what: string): string =>
  origin === undefined
    ? `${what} on the page ${path} of that site, with this text:\n\n${secret}`
    : `${what}:\n\n${origin}${path}#${secret}\n\nWhere the page asks for a text, it is what stands behind the #.`;

/** Whether letters can go to `to`. Problems: `mail-not-set-up`, `mail-address-invalid`. */
export const checkReceiver = (mail: Mail | undefined, to: string): Outcome<Mail> => {
  if (mail === undefined) {
    return failure(
      error('mail-not-set-up', 'expected a node that sends mail, this one does not', {
        hint: 'leave the address empty, or set FABCOMMONS_MAIL',
      }),
    );
  }
  return MAIL_ADDRESS.test(to)
    ? success(mail)
    : failure(error('mail-address-invalid', 'expected one address, like ada@example.org'));
};

/** The letter about a secret that was made just now, for the account `name`. */
export const letterOf = (
  kind: keyof typeof LETTERS,
  to: string,
  origin: string | undefined,
  secret: string,
  name = '',
): Letter => ({
  to,
  subject: LETTERS[kind].subject,
  text: LETTERS[kind].text(origin, secret, name),
});
