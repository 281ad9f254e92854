// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isSlug } from '../../designs/slug.ts';
import { error, type Problem } from '../../shared/problem.ts';

const RESERVED = new Set(
  (
    'fabcommons fabcommons-contributors about account accounts admin administrator anonymous api ' +
    'assets complaints d design designs deleted docs explore feed health help invitations login ' +
    'logout makes me metrics moderator new no-such-account null official root search security ' +
    'settings sign-in sign-out sign-up static steward stewards support system undefined upload user users www'
  ).split(' '),
);

/** Problems `account-name-malformed`, `account-name-reserved`; undefined where the name will do. */
export const checkName = (name: unknown): Problem | undefined => {
  if (typeof name !== 'string' || !isSlug(name) || name.length < 2) {
    return error(
      'account-name-malformed',
      `expected 2 to 64 lower-case letters and digits with single hyphens between them, found ${JSON.stringify(String(name).slice(0, 80))}`,
      { hint: 'like ada or ada-l' },
    );
  }
  if (!RESERVED.has(name)) return undefined;
  return error('account-name-reserved', `expected a name that is free, ${name} is reserved`, {
    hint: 'choose another name',
  });
};
