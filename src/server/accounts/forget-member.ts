// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Account, AccountStore } from './account.ts';

/**
 * Leaves nothing of an account but its name, which stays taken. False where it is the last steward:
 * asked in the same step, so that of two who leave at once one stays.
 */
export const forgetMember = ({ db, now }: AccountStore, { name }: Account): Promise<boolean> =>
  db.transaction().execute(async (all) => {
    const stewards = await all
      .selectFrom('members')
      .select('name')
      .where('role', '=', 'steward')
      .where('deleted_at', 'is', null)
      .where('user_id', 'is not', null)
      .execute();
    if (stewards.length === 1 && stewards[0]!.name === name) return false;
    await all.deleteFrom('tokens').where('member', '=', name).execute();
    await all.deleteFrom('password_resets').where('member', '=', name).execute();
    await all.deleteFrom('email_confirmations').where('member', '=', name).execute();
    await all.deleteFrom('profiles').where('member', '=', name).execute();
    await all.deleteFrom('drafts').where('member', '=', name).execute();
    await all.deleteFrom('kept_answers').where('visitor', '=', name).execute();
    const reports = all.updateTable('make_reports').set({ member: null });
    await reports.where('member', '=', name).execute();
    await all.deleteFrom('invitations').where('made_by', '=', name).execute();
    await all
      .updateTable('members')
      .set({ user_id: null, email: null, role: 'member', deleted_at: now().toISOString() })
      .where('name', '=', name)
      .execute();
    return true;
  });
