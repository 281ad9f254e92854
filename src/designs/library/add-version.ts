// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Transaction } from 'kysely';
import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import { digest } from '../../shared/digest.ts';
import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { insertRows } from './insert-rows.ts';
import type { Library } from './library.ts';
import { logEvent } from './log-event.ts';
import { addMarks } from './marks.ts';
import { nameOf, versionName } from './reference.ts';
import { refreshDesign, shown } from './refresh-design.ts';
import type { Tables } from './tables.ts';
import type { VersionRecord, VersionState } from './version-record.ts';

/** A version with the bytes that its record names by digest. */
export interface CompleteVersion {
  readonly record: VersionRecord;
  /** Of every file and picture of the record, by SHA-256. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** What became of it on the node that it comes from. */
  readonly state?: VersionState;
}

/**
 * Adds a version for ever: its files first, then all it is known by in one transaction, so that it
 * is there as a whole or not at all. The same source under the same version again changes nothing
 * but to mend files that were damaged, and gives what is there. `logged: false` leaves out the entry in the log: an import brings its own.
 * Problems: `library-version-taken`, `library-version-removed`; a note `library-already-published`.
 */
export const addVersion = async (
  { db, blobs, now }: Library,
  { record, contents, state = {} }: CompleteVersion,
  { logged = true }: { readonly logged?: boolean } = {},
): Promise<Outcome<VersionRecord>> => {
  const before = await present(db, record, state);
  if (before?.ok === true) await mend(blobs, before.value, contents);
  if (before !== undefined) return before;
  for (const bytes of contents.values()) await blobs.put(bytes);
  return db.transaction().execute(async (within) => {
    // Somebody else may have been faster.
    const raced = await present(within, record, state);
    if (raced !== undefined) return raced;
    // And a repair may have taken away what no version named yet; now it has to wait for us.
    for (const [sha256, bytes] of contents) {
      if (!(await blobs.has(sha256))) await blobs.put(bytes);
    }
    await insert(within, record, state);
    await refreshDesign(within, blobs, nameOf(record));
    if (!logged) return success(record);
    await logEvent(within, now(), {
      who: record.publisher,
      what: 'publish',
      about: versionName(record),
      detail: record.digest,
    });
    return success(record);
  });
};

const present = async (
  db: Pick<Transaction<Tables>, 'selectFrom'>,
  record: VersionRecord,
  state: VersionState,
): Promise<Outcome<VersionRecord> | undefined> => {
  const id = versionName(record);
  const found = await db
    .selectFrom('versions')
    .select(['digest', 'record', 'removed_at', 'removal_reason'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  if (found.removed_at !== null && state.removed === undefined) {
    return failure(removed(id, found.removal_reason ?? ''));
  }
  return found.digest === record.digest
    ? success(JSON.parse(found.record) as VersionRecord, [alreadyThere(id)])
    : failure(taken(id));
};

/** Files that were lost or changed on the disk are whole again. */
const mend = async (
  blobs: Library['blobs'],
  { files, pictures }: VersionRecord,
  contents: CompleteVersion['contents'],
): Promise<void> => {
  for (const { sha256 } of [...files, ...pictures]) {
    const bytes = contents.get(sha256);
    if (bytes !== undefined) await blobs.put(bytes);
  }
};

const insert = async (
  db: Transaction<Tables>,
  record: VersionRecord,
  state: VersionState,
): Promise<void> => {
  const design = nameOf(record);
  const version = versionName(record);
  const text = canonicalJson(record as unknown as Json);
  await db
    .insertInto('designs')
    .values({
      id: design,
      author: record.author,
      slug: record.slug,
      created_at: record.publishedAt,
      ...shown(record),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await db
    .insertInto('versions')
    .values({
      id: version,
      design,
      version: record.version,
      digest: record.digest,
      published_at: record.publishedAt,
      record: text,
      record_digest: digest(text),
      ...stateColumns(state),
    })
    .execute();
  const edges = record.lineage.map(({ relation, of }) => ({ version, relation, origin: of }));
  await insertRows(db, 'lineage', edges);
  // Of a version that was taken down nothing is kept but its record.
  if (state.removed !== undefined) return;
  const files = [
    ...record.files.map(({ path, sha256 }) => ({ version, role: 'source', path, sha256 })),
    ...record.pictures.map(({ path, sha256 }) => ({ version, role: 'picture', path, sha256 })),
  ];
  await insertRows(db, 'files', files);
  await addMarks(db, version, '{}', record.marks);
};

const stateColumns = ({ yanked, deprecated, removed }: VersionState) => ({
  yanked_at: yanked?.at ?? null,
  yank_reason: yanked?.reason ?? null,
  deprecated_at: deprecated?.at ?? null,
  deprecation: deprecated?.message ?? null,
  removed_at: removed?.at ?? null,
  removal_reason: removed?.reason ?? null,
});

const taken = (id: string): Problem =>
  error('library-version-taken', `expected a new version, found ${id} with another source`, {
    hint: 'versions never change: give this one a higher number',
  });

const removed = (id: string, reason: string): Problem =>
  error(
    'library-version-removed',
    `expected a version that may stand here; ${id} was taken down: ${reason}`,
  );

const alreadyThere = (id: string): Problem => ({
  code: 'library-already-published',
  severity: 'note',
  message: `${id} with this very source is there already; nothing was changed`,
});
