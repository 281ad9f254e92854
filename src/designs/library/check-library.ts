// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import { digest } from '../../shared/digest.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { sql } from 'kysely';
import type { Library } from './library.ts';
import { logEvent } from './log-event.ts';
import { refreshDesign } from './refresh-design.ts';
import type { VersionTable } from './tables.ts';
import type { VersionRecord } from './version-record.ts';

/** One thing that is not as it should be. */
export interface Damage {
  readonly kind:
    | 'database'
    | 'record-changed'
    | 'file-missing'
    | 'file-changed'
    | 'files-incomplete'
    | 'search-stale'
    | 'unused-file'
    | 'unfinished-write';
  /** The version, design or digest that it concerns. */
  readonly about: string;
  readonly detail: string;
  readonly repaired: boolean;
}

export interface LibraryReport {
  readonly designs: number;
  readonly versions: number;
  readonly files: number;
  readonly damage: readonly Damage[];
}

export interface CheckOptions {
  readonly repair: boolean;
  /** Other places that may have a lost file: an export, another library. */
  readonly spare?: (sha256: string) => Promise<Uint8Array | undefined>;
  readonly progress?: (done: number, total: number) => void;
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

const checkDatabase = async ({ db }: Library): Promise<readonly Damage[]> => {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  const broken = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
  return [
    ...rows
      .filter(({ integrity_check }) => integrity_check !== 'ok')
      .map(({ integrity_check }) => damaged('database', 'library.sqlite', integrity_check)),
    ...broken.rows.map(({ table }) => damaged('database', table, 'a row points to nothing')),
  ];
};

const checkVersion = async (
  { db, blobs }: Library,
  row: VersionTable,
  needed: Set<string>,
  { repair, spare }: CheckOptions,
): Promise<readonly Damage[]> => {
  if (digest(row.record) !== row.record_digest) {
    return [damaged('record-changed', row.id, 'its record has another digest than when published')];
  }
  if (row.removed_at !== null) return [];
  const record = JSON.parse(row.record) as VersionRecord;
  const damage: Damage[] = [];
  const listed = await db
    .selectFrom('files')
    .select(['role', 'path', 'sha256'])
    .where('version', '=', row.id)
    .execute();
  const wanted = [
    ...record.files.map(({ path, sha256 }) => ({ role: 'source', path, sha256 })),
    ...record.pictures.map(({ path, sha256 }) => ({ role: 'picture', path, sha256 })),
  ];
  if (sorted(listed) !== sorted(wanted)) {
    if (repair) {
      await db.transaction().execute(async (within) => {
        await within.deleteFrom('files').where('version', '=', row.id).execute();
        await within
          .insertInto('files')
          .values(wanted.map((file) => ({ version: row.id, ...file })))
          .execute();
      });
    }
    damage.push({ ...damaged('files-incomplete', row.id, 'its list of files'), repaired: repair });
  }
  for (const { path, sha256 } of wanted) {
    needed.add(sha256);
    if ((await blobs.get(sha256)) !== undefined) continue;
    const kind = (await blobs.has(sha256)) ? 'file-changed' : 'file-missing';
    const found = repair ? await spare?.(sha256) : undefined;
    const repaired = found !== undefined && digest(found) === sha256;
    if (repaired) {
      await blobs.remove(sha256);
      await blobs.put(found);
    }
    damage.push({ kind, about: row.id, detail: `${path} (${sha256})`, repaired });
  }
  return damage;
};

const sorted = (files: readonly { role: string; path: string; sha256: string }[]): string =>
  canonicalJson(
    files
      .map(({ role, path, sha256 }) => `${role} ${path} ${sha256}`)
      .sort(byCodeUnits) as unknown as Json,
  );

/** What the search knows is made anew in a transaction that is kept only if it differs. */
const checkSearch = async (
  library: Library,
  rows: readonly VersionTable[],
  { repair }: CheckOptions,
): Promise<readonly Damage[]> => {
  const damage: Damage[] = [];
  for (const design of new Set(rows.map((row) => row.design))) {
    const before = await searched(library, design);
    const after = await rebuilt(library, design, repair);
    if (before === after) continue;
    damage.push({ ...damaged('search-stale', design, 'words, facets or title'), repaired: repair });
  }
  return damage;
};

class Undo extends Error {}

const rebuilt = async (library: Library, design: string, keep: boolean): Promise<string> => {
  let after = '';
  try {
    await library.db.transaction().execute(async (within) => {
      await refreshDesign(within, library.blobs, design);
      after = await searched({ db: within }, design);
      if (!keep) throw new Undo();
    });
  } catch (thrown) {
    if (!(thrown instanceof Undo)) throw thrown;
  }
  return after;
};

const searched = async ({ db }: Pick<Library, 'db'>, design: string): Promise<string> => {
  const words = await db
    .selectFrom('words')
    .select(['word', 'weight'])
    .where('design', '=', design)
    .orderBy('word')
    .execute();
  const facets = await db
    .selectFrom('facets')
    .select(['kind', 'value'])
    .where('design', '=', design)
    .orderBy('kind')
    .orderBy('value')
    .execute();
  const shown = await db.selectFrom('designs').selectAll().where('id', '=', design).execute();
  return canonicalJson({ words, facets, shown } as unknown as Json);
};

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

const damaged = (kind: Damage['kind'], about: string, detail: string): Damage => ({
  kind,
  about,
  detail,
  repaired: false,
});
