// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../library/library.ts';

/** A design that was made from another, however far down. */
export interface Descendant {
  /** `author/slug` */
  readonly design: string;
  readonly title: string;
  readonly license: string;
  readonly relation: 'fork' | 'remix' | 'import';
  /** The design that it was made from directly. */
  readonly of: string;
}

/** More are not drawn and not listed. */
const MOST = 500;

/**
 * The designs that were made from any version of this one, and those made from these: nearest
 * first, each once. Those that have no version left on offer are passed over.
 */
export const posterityOf = async (
  { db }: Pick<Library, 'db'>,
  design: string,
): Promise<readonly Descendant[]> => {
  const found: Descendant[] = [];
  const seen = new Set([design]);
  const waiting = [design];
  for (let of = waiting.shift(); of !== undefined; of = waiting.shift()) {
    const rows = await db
      .selectFrom('lineage')
      .innerJoin('versions', 'versions.id', 'lineage.version')
      .innerJoin('designs', 'designs.id', 'versions.design')
      .select(['designs.id', 'designs.title', 'designs.license', 'lineage.relation'])
      // `@` and the sign after it: every version of this design.
      .where('lineage.origin', '>=', `${of}@`)
      .where('lineage.origin', '<', `${of}A`)
      .where('designs.version', 'is not', null)
      .orderBy('designs.created_at')
      .orderBy('designs.id')
      .limit(10 * MOST)
      .execute();
    for (const { id, title, license, relation } of rows) {
      if (seen.has(id) || found.length >= MOST) continue;
      seen.add(id);
      found.push({ design: id, title, license, relation: relation as Descendant['relation'], of });
      waiting.push(id);
    }
  }
  return found;
};
