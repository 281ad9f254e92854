// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { logEvent } from '../../designs/library/log-event.ts';
import { failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account, AccountStore } from '../accounts/account.ts';
import { readOnly } from '../accounts/problems.ts';
import { noMake } from './reports.ts';

/** Hide it with its photo; show it again; keep it in spite of what was reported. */
const MAKE_ACTS = ['hide', 'show', 'keep'] as const;

export const moderateMakeBody = z.object({
  act: z.enum(MAKE_ACTS),
  /** Whoever told of the make sees it. */
  reason: z.string().trim().min(1).max(1000),
});

/** A make that is not shown, and why. */
export interface HiddenMake {
  readonly id: string;
  readonly by: string;
  readonly madeAt: string;
  readonly hiddenBy: string;
  readonly reason: string;
}

/**
 * Decides what becomes of a make of `design`; who may is checked before. Its reports are settled by
 * it, and it is written into the log. Problems `make-not-found`, `account-read-only`.
 */
export const moderateMake = async (
  { db, mode, now }: AccountStore,
  by: Account,
  design: string,
  id: string,
  { act, reason }: z.output<typeof moderateMakeBody>,
): Promise<Outcome<undefined>> => {
  if (mode === 'read-only') return failure(readOnly());
  const at = now();
  const state =
    act === 'hide'
      ? { hidden_at: at.toISOString(), hidden_by: by.name, hidden_reason: reason }
      : act === 'show'
        ? { hidden_at: null, hidden_by: null, hidden_reason: null }
        : {};
  return db.transaction().execute(async (all) => {
    const found = all.selectFrom('makes').select('id').where('id', '=', id);
    if ((await found.where('design', '=', design).executeTakeFirst()) === undefined) {
      return failure(noMake());
    }
    if (act !== 'keep') await all.updateTable('makes').set(state).where('id', '=', id).execute();
    await all.deleteFrom('make_reports').where('make', '=', id).execute();
    const event = { who: by.name, about: design, detail: `${id}: ${reason}` };
    await logEvent(all as never, at, { ...event, what: `${act}-make` });
    return success(undefined);
  });
};

/** The makes of a design that are hidden, the last first. */
export const listHidden = async (
  { db }: Pick<AccountStore, 'db'>,
  design: string,
): Promise<readonly HiddenMake[]> => {
  const rows = await db
    .selectFrom('makes')
    .select(['id', 'member as by', 'made_at as madeAt', 'hidden_by as hiddenBy'])
    .select('hidden_reason as reason')
    .where('design', '=', design)
    .where('hidden_at', 'is not', null)
    .orderBy('hidden_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, hiddenBy: row.hiddenBy ?? '', reason: row.reason ?? '' }));
};
