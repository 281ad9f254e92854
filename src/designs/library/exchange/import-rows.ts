// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { type Outcome, success } from '../../../shared/problem.ts';
import type { SourceTree } from '../../read/source-tree.ts';
import type { Library } from '../library.ts';
import { addMarks } from '../marks.ts';
import type { Tables } from '../tables.ts';
import { readRecord } from './read-json.ts';
import { nodeSchema } from './record-schema.ts';

/** What the other node knew beside its versions; rows about versions that are not here stay out. */
export const importRows = async ({ db }: Library, tree: SourceTree): Promise<Outcome<void>> => {
  const read = await readRecord(tree, '', 'node.json', nodeSchema);
  if (!read.ok) return read;
  const rows = read.value;
  const versions = new Set(
    (await db.selectFrom('versions').select('id').execute()).map(({ id }) => id),
  );
  const designs = new Set(
    (await db.selectFrom('designs').select('id').execute()).map(({ id }) => id),
  );
  await db.transaction().execute(async (within) => {
    for (const row of rows.events) {
      if (versions.has(row.about) || designs.has(row.about) || row.about === 'library') {
        await insertNew(within, 'events', row);
      }
    }
    for (const row of rows.complaints) {
      if (designs.has(row.design)) await insertNew(within, 'complaints', row);
    }
    for (const row of rows.customizations) {
      if (versions.has(row.version)) await insertNew(within, 'customizations', row);
    }
    for (const row of rows.products) {
      if (versions.has(row.version)) await insertNew(within, 'products', row);
    }
    for (const { version, parameters, ...mark } of rows.marks) {
      if (versions.has(version)) await addMarks(within, version, parameters, [mark]);
    }
  });
  return success(undefined);
};

const insertNew = async <T extends 'events' | 'complaints' | 'customizations' | 'products'>(
  db: Kysely<Tables>,
  table: T,
  row: Tables[T],
): Promise<void> => {
  await db
    .insertInto(table)
    .values(row as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
