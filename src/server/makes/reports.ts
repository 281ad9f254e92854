// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { logEvent } from '../../designs/library/log-event.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account, AccountStore } from '../accounts/account.ts';
import { readOnly } from '../accounts/problems.ts';

/** More about one make nobody needs to know that it should be looked at; of a design they are a flood. */
const [MOST_OF_MAKE, MOST_OF_DESIGN] = [10, 200];

export const reportBody = z.object({ reason: z.string().trim().min(1).max(1000) });

/** What somebody says against a make, until a maintainer or steward has decided. */
export interface MakeReport {
  readonly make: string;
  readonly design: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly reportedAt: string;
}

/**
 * Keeps that a make of `design` should not be shown, for those who decide. Problems
 * `make-not-found`, `make-report-too-many`, `account-read-only`.
 */
export const reportMake = async (
  { db, mode, now }: AccountStore,
  by: Account | undefined,
  design: string,
  id: string,
  reason: string,
): Promise<Outcome<undefined>> => {
  if (mode === 'read-only') return failure(readOnly());
  const shown = db.selectFrom('makes').select('id').where('id', '=', id);
  const make = shown.where('design', '=', design).where('hidden_at', 'is', null);
  if ((await make.executeTakeFirst()) === undefined) return failure(noMake());
  const open = await listReports({ db }, design);
  if (open.filter((each) => each.make === id).length >= MOST_OF_MAKE) return success(undefined);
  if (open.length >= MOST_OF_DESIGN) return failure(tooMany());
  const reported_at = now().toISOString();
  const member = by?.name ?? null;
  const report = { id: globalThis.crypto.randomUUID(), make: id, design, reason, member };
  await db
    .insertInto('make_reports')
    .values({ ...report, reported_at })
    .execute();
  const who = member ?? 'a visitor';
  const detail = `${id}: ${reason}`;
  await logEvent(db as never, now(), { who, what: 'report-make', about: design, detail });
  return success(undefined);
};

/** The open reports of a design, or of all, oldest first; who reported is told to nobody. */
export const listReports = (
  { db }: Pick<AccountStore, 'db'>,
  design?: string,
): Promise<readonly MakeReport[]> => {
  const reports = db
    .selectFrom('make_reports')
    .select(['make', 'design', 'reason', 'reported_at as reportedAt'])
    .orderBy('reported_at')
    .limit(500);
  return (design === undefined ? reports : reports.where('design', '=', design)).execute();
};

export const noMake = () =>
  error('make-not-found', 'expected a make of this design', {
    hint: 'those that there are stand on its page',
  });

const tooMany = () =>
  error('make-report-too-many', `expected at most ${MOST_OF_DESIGN} open reports of a design`, {
    hint: 'wait until some are decided, or write to those who run this node',
  });
