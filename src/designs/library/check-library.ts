// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { checkSearch } from './check-search.ts';
import { checkVersion } from './check-version.ts';
import { type CheckOptions, type Damage, damaged } from './damage.ts';
import type { Library } from './library.ts';
import { logEvent } from './log-event.ts';

export interface LibraryReport {
  readonly designs: number;
  readonly versions: number;
  readonly files: number;
  readonly damage: readonly Damage[];
}

/**
 * Holds the whole library against itself: the database's own check, every record against its
 * digest, every file against its name and its version, what the search knows against the records,
 * the files on disk against those that are named. With `repair`, search and file lists are made
 * again from the records, lost files are taken from `spare`, leftovers are removed. What cannot be
 * repaired is named, and nothing else is touched.
 */
export const checkLibrary = async (
  library: Library,
  options: CheckOptions,
): Promise<LibraryReport> => {
  const { db } = library;
  const damage: Damage[] = [...(await checkDatabase(library))];
  const rows = await db.selectFrom('versions').selectAll().orderBy('id').execute();
  const needed = new Set<string>();
  for (const [i, row] of rows.entries()) {
    options.progress?.(i, rows.length);
    damage.push(...(await checkVersion(library, row, needed, options)));
  }
  damage.push(...(await checkSearch(library, rows, options)));
  damage.push(...(await checkLeftovers(library, needed, options)));
  options.progress?.(rows.length, rows.length);
  if (damage.some(({ repaired }) => repaired)) {
    const detail = `${damage.filter(({ repaired }) => repaired).length} repaired`;
    await logEvent(db, library.now(), { who: 'node', what: 'repair', about: 'library', detail });
  }
  const designs = new Set(rows.map(({ design }) => design)).size;
  return { designs, versions: rows.length, files: needed.size, damage };
};

const checkDatabase = async ({ findDatabaseFaults }: Library): Promise<readonly Damage[]> =>
  (await findDatabaseFaults()).map(({ where, what }) => damaged('database', where, what));

/** In a transaction, so that nobody is just about to name what is taken away. */
const checkLeftovers = (
  { blobs, db }: Library,
  needed: ReadonlySet<string>,
  { repair }: CheckOptions,
): Promise<readonly Damage[]> =>
  db.transaction().execute(async (within) => {
    const damage: Damage[] = [];
    for await (const name of blobs.list()) {
      if (needed.has(name)) continue;
      const used = await within
        .selectFrom('files')
        .select('version')
        .where('sha256', '=', name)
        .executeTakeFirst();
      if (used !== undefined) continue;
      if (repair) await blobs.remove(name);
      const kind = name.startsWith('unfinished-') ? 'unfinished-write' : 'unused-file';
      damage.push({ ...damaged(kind, name, 'no version needs it'), repaired: repair });
    }
    return damage;
  });
