// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import { type CheckOptions, type Damage, damaged } from './damage.ts';
import type { Library } from './library.ts';
import { refreshDesign } from './refresh-design.ts';
import type { VersionTable } from './tables.ts';

/** What the search knows is made anew in a transaction that is kept only if it differs. */
export const checkSearch = async (
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
