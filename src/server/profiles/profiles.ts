// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isSlug } from '../../designs/slug.ts';
import { parseProfileFile } from '../../pipeline/fabricators/profile-file.ts';
import type { Profile, ProfileKind } from '../../pipeline/fabricators/profile.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account, AccountStore } from '../accounts/account.ts';
import { readOnly } from '../accounts/problems.ts';

const KINDS: readonly string[] = ['printer', 'material', 'process'];
const MAX_PROFILES = 60;
const MAX_TEXT = 16 * 1024;

/** A profile that an account keeps: its TOML or JSON as it was given. */
export interface OwnProfile {
  readonly kind: ProfileKind;
  readonly id: string;
  readonly text: string;
}

/**
 * Keeps a profile, in place of one of the same kind and id. Problems: those of `parseProfileFile`,
 * `profile-malformed`, `profile-too-many`, `account-read-only`.
 */
export const saveProfile = async (
  { db, mode, now }: AccountStore,
  account: Account,
  { kind, id, text }: OwnProfile,
): Promise<Outcome<Profile>> => {
  if (mode === 'read-only') return failure(readOnly());
  if (!KINDS.includes(kind) || !isSlug(id) || text.length > MAX_TEXT) return failure(malformed());
  const profile = parseProfileFile(text, `${id}.toml`, kind);
  if (!profile.ok) return profile;
  return db.transaction().execute(async (all) => {
    const own = all.selectFrom('profiles').select(['kind', 'id']);
    const there = await own.where('member', '=', account.name).execute();
    const known = there.some((each) => each.kind === kind && each.id === id);
    if (!known && there.length >= MAX_PROFILES) return failure(tooMany());
    const content = { toml: text, saved_at: now().toISOString() };
    await all
      .insertInto('profiles')
      .values({ member: account.name, kind, id, ...content })
      .onConflict((at) => at.columns(['member', 'kind', 'id']).doUpdateSet(content))
      .execute();
    return success({ ...profile.value, id });
  });
};

/** The profiles of an account, by kind and id. */
export const listProfiles = (
  { db }: AccountStore,
  account: Account,
): Promise<readonly OwnProfile[]> =>
  db
    .selectFrom('profiles')
    .select(['kind', 'id', 'toml as text'])
    .where('member', '=', account.name)
    .orderBy('kind')
    .orderBy('id')
    .$narrowType<{ kind: ProfileKind }>()
    .execute();

/** Whether there was one to delete. */
export const deleteProfile = async (
  { db, mode }: AccountStore,
  account: Account,
  kind: ProfileKind,
  id: string,
): Promise<boolean> => {
  if (mode === 'read-only') return false;
  const all = db.deleteFrom('profiles').where('member', '=', account.name);
  const { numDeletedRows } = await all
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

const malformed = () =>
  error(
    'profile-malformed',
    `expected a printer, material or process of at most ${MAX_TEXT} characters`,
    {
      hint: 'its id is of lower-case letters, digits and single hyphens',
    },
  );

const tooMany = () =>
  error('profile-too-many', `expected at most ${MAX_PROFILES} profiles`, {
    hint: 'delete those that are not used',
  });
