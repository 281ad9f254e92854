// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, success } from '../../../shared/problem.ts';
import type { SourceTree } from '../../read/source-tree.ts';
import { insertRows } from '../insert-rows.ts';
import type { Library } from '../library.ts';
import { addMarks } from '../marks.ts';
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
  const isHere = ({ version }: { readonly version: string }): boolean => versions.has(version);
  const ifNew = { ifNew: true };
  await db.transaction().execute(async (within) => {
    const events = rows.events.filter(
      ({ about }) => versions.has(about) || designs.has(about) || about === 'library',
    );
    const complaints = rows.complaints.filter(({ design }) => designs.has(design));
    await insertRows(within, 'events', events, ifNew);
    await insertRows(within, 'complaints', complaints, ifNew);
    await insertRows(within, 'customizations', rows.customizations.filter(isHere), ifNew);
    await insertRows(within, 'products', rows.products.filter(isHere), ifNew);
    for (const { version, parameters, ...mark } of rows.marks.filter(isHere)) {
      await addMarks(within, version, parameters, [mark]);
    }
  });
  return success(undefined);
};
