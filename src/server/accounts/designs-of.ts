// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Account, AccountStore } from './account.ts';

/** The designs that an account published or maintains, by name; `version` is the newest. */
export const designsOf = ({ db }: Pick<AccountStore, 'db'>, { name }: Account) =>
  db
    .selectFrom('designs')
    .select(['id', 'version'])
    .where((is) =>
      is.or([
        is('author', '=', name),
        is('id', 'in', db.selectFrom('maintainers').select('design').where('member', '=', name)),
      ]),
    )
    .orderBy('id')
    .limit(1000)
    .execute();
