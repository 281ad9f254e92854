// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Transaction, Updateable } from 'kysely';
import { type Outcome, success } from '../../shared/problem.ts';
import { findVersion } from './find-version.ts';
import type { Library } from './library.ts';
import { logEvent, type LoggedEvent } from './log-event.ts';
import { nameOf, type Reference, versionName } from './reference.ts';
import { refreshDesign } from './refresh-design.ts';
import type { Tables, VersionTable } from './tables.ts';

/** Who acts, and why: both are written down. */
export interface Act {
  readonly who: string;
  readonly reason: string;
}

type Change = Updateable<VersionTable>;

/**
 * Withdraws a version: no range chooses it any more, whoever names it still gets it.
 * Problems of all of these: those of `findVersion`.
 */
export const yank = (library: Library, which: Reference, act: Act): Promise<Outcome<string>> =>
  change(library, which, 'yank', act, (at) => ({ yanked_at: at, yank_reason: act.reason }));

export const unyank = (library: Library, which: Reference, act: Act): Promise<Outcome<string>> =>
  change(library, which, 'unyank', act, () => ({ yanked_at: null, yank_reason: null }));

/** Warns everybody who takes a version, with what to take instead. */
export const deprecate = (library: Library, which: Reference, act: Act): Promise<Outcome<string>> =>
  change(library, which, 'deprecate', act, (at) => ({
    deprecated_at: at,
    deprecation: act.reason,
  }));

/**
 * Takes a version down: its record stays with the reason as a tombstone, its files go, but for
 * those that other versions hold too. Its number is never given again.
 */
export const takeDown = async (
  library: Library,
  which: Reference,
  act: Act,
): Promise<Outcome<string>> => {
  const files: string[] = [];
  const done = await change(
    library,
    which,
    'take-down',
    act,
    (at) => ({ removed_at: at, removal_reason: act.reason }),
    // At once with the rest: what is cut off now leaves files that a check finds and takes away.
    async (within, id) => void files.push(...(await forgetFiles(within, id))),
  );
  if (done.ok) await removeUnnamed(library, files);
  return done;
};

const change = async (
  library: Library,
  which: Reference,
  what: LoggedEvent['what'],
  { who, reason }: Act,
  columns: (at: string) => Change,
  more: (within: Transaction<Tables>, id: string) => Promise<void> = async () => undefined,
): Promise<Outcome<string>> => {
  const found = await findVersion(library, which);
  if (!found.ok) return found;
  const { record } = found.value;
  const id = versionName(record);
  await library.db.transaction().execute(async (within) => {
    const at = library.now();
    await within
      .updateTable('versions')
      .set(columns(at.toISOString()))
      .where('id', '=', id)
      .execute();
    await more(within, id);
    await refreshDesign(within, library.blobs, nameOf(record));
    await logEvent(within, at, { who, what, about: id, detail: reason });
  });
  return success(id);
};

/** Digests of the files that a version needed and does not need any more. */
const forgetFiles = async (within: Transaction<Tables>, id: string): Promise<readonly string[]> => {
  const files = await within
    .selectFrom('files')
    .select('sha256')
    .where('version', '=', id)
    .execute();
  await within.deleteFrom('files').where('version', '=', id).execute();
  await within.deleteFrom('marks').where('version', '=', id).execute();
  return [...new Set(files.map(({ sha256 }) => sha256))];
};

/** In a transaction, so that nobody is just about to name what is taken away. */
const removeUnnamed = ({ db, blobs }: Library, files: readonly string[]): Promise<void> =>
  db.transaction().execute(async (within) => {
    for (const sha256 of files) {
      const shared = await within
        .selectFrom('files')
        .select('version')
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (shared === undefined) await blobs.remove(sha256);
    }
  });
