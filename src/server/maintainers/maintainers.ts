// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { logEvent } from '../../designs/library/log-event.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { type Account, type AccountStore, mayAdminister } from '../accounts/account.ts';
import { notAllowed, readOnly } from '../accounts/problems.ts';

const MAX_MAINTAINERS = 50;

/** Who may publish versions of `design` (`author/slug`), deprecate, yank, answer complaints. */
export const maintainersOf = async (
  { db }: Pick<AccountStore, 'db'>,
  design: string,
): Promise<readonly { readonly name: string; readonly since: string }[]> =>
  db
    .selectFrom('maintainers')
    .select(['member as name', 'since'])
    .where('design', '=', design)
    .orderBy('since')
    .orderBy('member')
    .execute();

/**
 * Whether `account` maintains `design`. One without maintainers (not published yet, or from before
 * there were accounts) is its author's. Being a steward does not help.
 */
export const mayMaintain = async (
  store: AccountStore,
  account: Account,
  design: string,
): Promise<boolean> => {
  if (store.mode === 'read-only') return false;
  const there = await maintainersOf(store, design);
  if (there.length > 0) return there.some(({ name }) => name === account.name);
  return design.startsWith(`${account.name}/`);
};

/** After a first version was published: its author is the maintainer. Does nothing later. */
export const becomeMaintainer = async (
  store: AccountStore,
  account: Account,
  design: string,
): Promise<void> => {
  if ((await maintainersOf(store, design)).length > 0) return;
  if (await mayMaintain(store, account, design)) await insert(store, account.name, design);
};

/** Problems `account-not-allowed`, `account-unknown`, `account-too-many-maintainers`. */
export const addMaintainer = async (
  store: AccountStore,
  by: Account,
  design: string,
  name: string,
): Promise<Outcome<undefined>> => {
  const wrong = await mayChange(store, by, design);
  if (wrong !== undefined) return failure(wrong);
  const member = store.db.selectFrom('members').select('name').where('name', '=', name);
  const living = member.where('deleted_at', 'is', null).where('user_id', 'is not', null);
  if ((await living.executeTakeFirst()) === undefined) return failure(unknown(name));
  await becomeMaintainer(store, by, design);
  const there = await maintainersOf(store, design);
  if (there.some((each) => each.name === name)) return success(undefined);
  if (there.length >= MAX_MAINTAINERS) return failure(tooMany());
  await insert(store, name, design);
  await log(store, by, 'add-maintainer', design, name);
  return success(undefined);
};

/** Never the last one: `account-last-maintainer`; else as `addMaintainer`. */
export const removeMaintainer = async (
  store: AccountStore,
  by: Account,
  design: string,
  name: string,
): Promise<Outcome<undefined>> => {
  const wrong = await mayChange(store, by, design);
  if (wrong !== undefined) return failure(wrong);
  const outcome = await store.db.transaction().execute(async (db): Promise<Outcome<undefined>> => {
    const there = await maintainersOf({ db }, design);
    if (!there.some((each) => each.name === name)) return failure(unknown(name));
    if (there.length === 1) return failure(last());
    await db
      .deleteFrom('maintainers')
      .where('design', '=', design)
      .where('member', '=', name)
      .execute();
    return success(undefined);
  });
  if (outcome.ok) await log(store, by, 'remove-maintainer', design, name);
  return outcome;
};

const mayChange = async (store: AccountStore, by: Account, design: string) => {
  if (store.mode === 'read-only') return readOnly();
  if (mayAdminister(by) && (await mayMaintain(store, by, design))) return undefined;
  return notAllowed(`a maintainer of ${design.slice(0, 140)}, in a session`);
};

const insert = async ({ db, now }: AccountStore, member: string, design: string) => {
  const values = { design, member, since: now().toISOString() };
  await db
    .insertInto('maintainers')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const log = (
  { db, now }: AccountStore,
  by: Account,
  what: 'add-maintainer' | 'remove-maintainer',
  about: string,
  detail: string,
): Promise<void> => logEvent(db as never, now(), { who: by.name, what, about, detail });

const unknown = (name: string) =>
  error('account-unknown', `expected the name of an account, found ${name.slice(0, 80)}`, {
    hint: 'names are as in the author of a design, like ada',
  });

const last = () =>
  error('account-last-maintainer', 'expected another maintainer, this is the last one', {
    hint: 'add somebody else first',
  });

const tooMany = () =>
  error('account-too-many-maintainers', `expected at most ${MAX_MAINTAINERS} maintainers`, {
    hint: 'remove somebody first',
  });
