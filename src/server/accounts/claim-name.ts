// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import type { AccountStore } from './account.ts';
import { secretDigest } from './secret-digest.ts';

class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Takes a name, and the invitation where one is needed, in one step: of two who ask at once one
 * gets it. Whoever is first on the node becomes its steward and needs no invitation. Problems:
 * `account-name-taken`, `account-invitation-invalid`.
 */
export const claimName = async (
  { db, mode, now }: AccountStore,
  name: string,
  invitation: string,
): Promise<Outcome<'member' | 'steward'>> => {
  const at = now().toISOString();
  try {
    const role = await db.transaction().execute(async (all) => {
      const founded = await all
        .insertInto('founder')
        .values({ key: 'first', name })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      const first = founded.numInsertedOrUpdatedRows === 1n;
      const designs = all.selectFrom('designs').select('id').where('author', '=', name);
      if (!first && (await designs.executeTakeFirst()) !== undefined)
        throw new Refused(taken(name));
      const role = first ? ('steward' as const) : ('member' as const);
      const claimed = await all
        .insertInto('members')
        .values({ name, user_id: null, role, email: null, created_at: at, deleted_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (claimed.numInsertedOrUpdatedRows !== 1n) throw new Refused(taken(name));
      if (first || mode !== 'invited') return role;
      const used = await all
        .updateTable('invitations')
        .set({ used_by: name })
        .where('hash', '=', secretDigest(invitation))
        .where('used_by', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      if (used.numUpdatedRows !== 1n) throw new Refused(uninvited());
      return role;
    });
    return success(role);
  } catch (thrown) {
    if (thrown instanceof Refused) return failure(thrown.problem);
    throw thrown;
  }
};

/** Undoes a claim whose sign-up failed. */
export const releaseName = ({ db }: AccountStore, name: string): Promise<void> =>
  db.transaction().execute(async (all) => {
    await all.deleteFrom('members').where('name', '=', name).where('user_id', 'is', null).execute();
    await all.deleteFrom('founder').where('name', '=', name).execute();
    await all
      .updateTable('invitations')
      .set({ used_by: null })
      .where('used_by', '=', name)
      .execute();
  });

const taken = (name: string): Problem =>
  error('account-name-taken', `expected a name that is free, ${name} is taken`, {
    hint: 'choose another name; a steward can tell who has this one',
  });

const uninvited = (): Problem =>
  error(
    'account-invitation-invalid',
    'expected an invitation that was not used and has not ended',
    {
      hint: 'ask a steward of this node for an invitation',
    },
  );
