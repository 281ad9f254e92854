// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import { digest } from '../../shared/digest.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { type CheckOptions, type Damage, damaged } from './damage.ts';
import { insertRows } from './insert-rows.ts';
import type { Library } from './library.ts';
import type { VersionTable } from './tables.ts';
import type { VersionRecord } from './version-record.ts';

/**
 * A version's record against its digest, its list of files against the record, every file against
 * its name. Adds the files it needs to `needed`.
 */
export const checkVersion = async (
  { db, blobs }: Library,
  row: VersionTable,
  needed: Set<string>,
  { repair, spare }: CheckOptions,
): Promise<readonly Damage[]> => {
  if (digest(row.record) !== row.record_digest) {
    return [damaged('record-changed', row.id, 'its record has another digest than when published')];
  }
  if (row.removed_at !== null) return checkRemoved(db, row.id, repair);
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
        const rows = wanted.map((file) => ({ version: row.id, ...file }));
        await insertRows(within, 'files', rows);
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

/** Of a version that was taken down no file is named any more; what is left of one goes with the rest. */
const checkRemoved = async (
  db: Library['db'],
  version: string,
  repair: boolean,
): Promise<readonly Damage[]> => {
  const left = await db
    .selectFrom('files')
    .select('sha256')
    .where('version', '=', version)
    .limit(1)
    .execute();
  if (left.length === 0) return [];
  if (repair) await db.deleteFrom('files').where('version', '=', version).execute();
  const what = 'files of a version that was taken down';
  return [{ ...damaged('unused-file', version, what), repaired: repair }];
};

const sorted = (files: readonly { role: string; path: string; sha256: string }[]): string =>
  canonicalJson(
    files
      .map(({ role, path, sha256 }) => `${role} ${path} ${sha256}`)
      .sort(byCodeUnits) as unknown as Json,
  );
