// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Account, AccountStore } from './account.ts';

/** What is left of an account when its user is gone: the name, which stays taken. */
export const forgetMember = ({ db, now }: AccountStore, { name }: Account): Promise<void> =>
  db.transaction().execute(async (all) => {
    await all.deleteFrom('tokens').where('member', '=', name).execute();
    await all.deleteFrom('profiles').where('member', '=', name).execute();
    await all.deleteFrom('invitations').where('made_by', '=', name).execute();
    await all
      .updateTable('members')
      .set({ user_id: null, email: null, role: 'member', deleted_at: now().toISOString() })
      .where('name', '=', name)
      .execute();
  });
