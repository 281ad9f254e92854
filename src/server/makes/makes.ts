// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BlobStore } from '../../designs/library/library.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { type Account, type AccountStore, isSteward } from '../accounts/account.ts';
import { readOnly } from '../accounts/problems.ts';
import { stripPhoto } from './strip-photo.ts';

/** What makes stand on; `photos` is a folder of blobs apart from the library's, which tidies its own. */
export interface MakeStore extends AccountStore {
  readonly photos: BlobStore;
}

/** "I made one", as it is told. */
export interface MakeForm {
  readonly version: string;
  readonly photo?: Uint8Array;
  readonly printer: string;
  readonly material: string;
  readonly settings: string;
  readonly wentWell: 'yes' | 'partly' | 'no';
  readonly notes: string;
}

/** "I made one", as it is kept. `photo` is a SHA-256 in `photos`, `madeAt` ISO 8601. */
export interface Make extends Omit<MakeForm, 'photo'> {
  readonly id: string;
  readonly design: string;
  readonly by: string;
  readonly photo: string | null;
  readonly madeAt: string;
}

const LENGTHS = { printer: 120, material: 120, settings: 4000, notes: 4000 } as const;
/** Of one account for one design. */
const MAX_MAKES = 20;

/**
 * Keeps a make of `design` (`author/slug`). Problems: `make-malformed`, `make-version-unknown`,
 * `make-too-many`, `make-photo-malformed`, `account-read-only`.
 */
export const addMake = async (
  { db, mode, now, photos }: MakeStore,
  by: Account,
  design: string,
  form: MakeForm,
): Promise<Outcome<string>> => {
  if (mode === 'read-only') return failure(readOnly());
  for (const [field, most] of Object.entries(LENGTHS)) {
    const text: unknown = form[field as keyof typeof LENGTHS];
    if (typeof text !== 'string' || text.length > most) {
      return failure(malformed(`${field}: expected a text of at most ${most} characters`));
    }
  }
  if (!['yes', 'partly', 'no'].includes(form.wentWell)) {
    return failure(malformed('expected that it went well, partly or not'));
  }
  const versions = db.selectFrom('versions').select('id').where('removed_at', 'is', null);
  const version = versions.where('design', '=', design).where('version', '=', form.version);
  if ((await version.executeTakeFirst()) === undefined) return failure(unknownVersion());
  const photo = form.photo === undefined ? undefined : stripPhoto(form.photo);
  if (photo?.ok === false) return photo;
  const own = db.selectFrom('makes').select('id').where('member', '=', by.name);
  if ((await own.where('design', '=', design).execute()).length >= MAX_MAKES) {
    return failure(tooMany());
  }
  const { printer, material, settings, notes, wentWell } = form;
  const id = globalThis.crypto.randomUUID();
  // Whole before it is listed; what goes away meanwhile is put again below.
  const stored = photo === undefined ? null : await photos.put(photo.value.bytes);
  const texts = { printer, material, settings, notes, went_well: wentWell, photo: stored };
  const about = { id, design, version: form.version, member: by.name };
  const made_at = now().toISOString();
  await db.transaction().execute(async (all) => {
    await all
      .insertInto('makes')
      .values({ ...about, ...texts, made_at })
      .execute();
    // From here on nobody removes it: the last make with the same photo may have gone before.
    if (photo !== undefined && !(await photos.has(stored!))) await photos.put(photo.value.bytes);
  });
  return success(id);
};

/** The makes of a design that are shown, newest first. */
export const listMakes = (
  { db }: Pick<AccountStore, 'db'>,
  design: string,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly Make[]> =>
  db
    .selectFrom('makes')
    .select(['id', 'design', 'version', 'member as by', 'photo', 'printer', 'material'])
    .select(['settings', 'went_well as wentWell', 'notes', 'made_at as madeAt'])
    .where('design', '=', design)
    .where('hidden_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .$narrowType<{ wentWell: Make['wentWell'] }>()
    .execute();

/** How many makes of a design that are shown went well, partly, not. */
export const countMakes = async (
  { db }: Pick<AccountStore, 'db'>,
  design: string,
): Promise<Readonly<Record<Make['wentWell'], number>>> => {
  const counts = { yes: 0, partly: 0, no: 0 };
  const rows = await db
    .selectFrom('makes')
    .select(({ fn }) => ['went_well', fn.countAll<number>().as('count')])
    .where('design', '=', design)
    .where('hidden_at', 'is', null)
    .groupBy('went_well')
    .execute();
  for (const { went_well, count } of rows) counts[went_well as Make['wentWell']] = Number(count);
  return counts;
};

/** Removes a make and its photo: one's own, or any as a steward. Whether there was one. */
export const removeMake = async (
  { db, mode, photos }: MakeStore,
  by: Account,
  id: string,
): Promise<boolean> => {
  if (mode === 'read-only') return false;
  const make = await db.selectFrom('makes').selectAll().where('id', '=', id).executeTakeFirst();
  if (make === undefined || (make.member !== by.name && !isSteward(by))) return false;
  // Writers come one after the other: no make with the same photo is added between question and act.
  return db.transaction().execute(async (all) => {
    await all.deleteFrom('makes').where('id', '=', id).execute();
    await all.deleteFrom('make_reports').where('make', '=', id).execute();
    if (make.photo === null) return true;
    const others = all.selectFrom('makes').select('id').where('photo', '=', make.photo);
    if ((await others.executeTakeFirst()) === undefined) await photos.remove(make.photo);
    return true;
  });
};

const malformed = (message: string) =>
  error('make-malformed', message, { hint: 'shorten it, or leave it empty' });

const unknownVersion = () =>
  error('make-version-unknown', 'expected a version of this design', {
    hint: 'the versions stand on the page of the design',
  });

const tooMany = () =>
  error('make-too-many', `expected at most ${MAX_MAKES} makes of one design`, {
    hint: 'remove one of yours first',
  });
