// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { MAIL_ADDRESS } from '../mail/mail-server.ts';
import { type AccountStore, findMember, SCOPES } from './account.ts';
import { checkName } from './check-name.ts';
import { checkPassword } from './check-password.ts';
import { claimName } from './claim-name.ts';
import { abandonClaims } from './mend-accounts.ts';
import { type Auth, madeUpEmail } from './open-auth.ts';
import { readOnly } from './problems.ts';
import type { SignedIn } from './signed-in.ts';

export interface SignUp {
  readonly name: string;
  readonly password: string;
  /** Looked at alone: it is kept once it is confirmed. */
  readonly email?: string;
  readonly invitation?: string;
}

/** Claims the name, makes the user, joins them; what breaks in between is undone. */
export const signUp = async (
  store: AccountStore,
  auth: Auth,
  { name, password, email = '', invitation = '' }: SignUp,
): Promise<Outcome<SignedIn>> => {
  if (store.mode === 'read-only') return failure(readOnly());
  const wrong = checkName(name) ?? checkPassword(password, name) ?? checkEmail(email);
  if (wrong !== undefined) return failure(wrong);
  const claim = await claimName(store, name, invitation);
  if (!claim.ok) return claim;
  try {
    const body = { name, username: name, password, email: madeUpEmail(name) };
    const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
    const { id } = response.user;
    await store.db.updateTable('members').set({ user_id: id }).where('name', '=', name).execute();
    const account = (await findMember(store, 'name', name, SCOPES))!;
    return success({ account, cookies: headers.getSetCookie() });
  } catch (thrown) {
    await abandonClaims(store, [name]);
    throw thrown;
  }
};

const checkEmail = (email: unknown): Problem | undefined =>
  typeof email === 'string' && (email === '' || MAIL_ADDRESS.test(email))
    ? undefined
    : error('account-email-malformed', 'expected an e-mail address or none', {
        hint: 'like ada@example.org',
      });
