// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Transaction } from 'kysely';
import { decodeText } from '../decode-text.ts';
import { insertRows } from './insert-rows.ts';
import type { BlobStore } from './library.ts';
import { chooseVersion } from './reference.ts';
import { facetsOf } from './search/facets-of.ts';
import { indexWords } from './search/index-words.ts';
import type { Tables } from './tables.ts';
import type { VersionRecord } from './version-record.ts';

/**
 * Brings what a search sees of a design up to its newest version: the highest that is neither
 * yanked nor taken down. A design without one is not found any more.
 */
export const refreshDesign = async (
  db: Transaction<Tables>,
  blobs: BlobStore,
  design: string,
): Promise<void> => {
  const listed = await db
    .selectFrom('versions')
    .select(['version', 'record', 'published_at'])
    .where('design', '=', design)
    .where('yanked_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute();
  const newest = chooseVersion(listed.map(({ version }) => version));
  await db.deleteFrom('facets').where('design', '=', design).execute();
  await db.deleteFrom('words').where('design', '=', design).execute();
  if (newest === undefined) {
    await db.updateTable('designs').set({ version: null }).where('id', '=', design).execute();
    return;
  }
  const row = listed.find(({ version }) => version === newest)!;
  const record = JSON.parse(row.record) as VersionRecord;
  await db.updateTable('designs').set(shown(record)).where('id', '=', design).execute();
  const facets = facetsOf(record).map((facet) => ({ design, ...facet }));
  await insertRows(db, 'facets', facets);
  const words = [...indexWords(record, await readmeOf(record, blobs))].map(([word, weight]) => ({
    word,
    design,
    weight,
  }));
  await insertRows(db, 'words', words);
};

/** The columns of a design that come from its newest version. */
export const shown = ({
  version,
  manifest,
  license,
  measures,
  schema,
  pictures,
  publishedAt,
}: VersionRecord) => {
  const [x, y, z] = measures.size;
  return {
    version,
    title: manifest.title,
    about: manifest.function ?? '',
    license,
    picture: pictures[0]?.sha256 ?? null,
    updated_at: publishedAt,
    parameters: schema.filter(({ type }) => type !== 'group').length,
    narrow: Math.min(x, y),
    wide: Math.max(x, y),
    high: z,
  };
};

const readmeOf = async ({ files }: VersionRecord, blobs: BlobStore): Promise<string> => {
  const file = files.find(({ path }) => /^readme(\.(md|txt|markdown))?$/i.test(path));
  const bytes = file === undefined ? undefined : await blobs.get(file.sha256);
  const text = bytes === undefined ? undefined : decodeText('README', bytes);
  return text?.ok === true ? text.value : '';
};
