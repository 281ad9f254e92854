// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionByName } from '../library/find-version.ts';
import type { Library } from '../library/library.ts';
import { versionName } from '../library/reference.ts';
import type { LineageEdge, Version } from '../library/version-record.ts';

/** A work in a lineage: a version of this commons, or what is known of one from elsewhere. */
export interface Work {
  /** `author/slug@version`, or an address. */
  readonly name: string;
  /** Absent for works from elsewhere. */
  readonly version?: Version;
  /** The license under which it was taken, or its own. */
  readonly license?: string;
  readonly title?: string;
  readonly author?: string;
}

/** A version, everything it was made from, and how: works in the order in which they are met. */
export interface Ancestry {
  readonly works: readonly Work[];
  readonly edges: readonly (LineageEdge & { readonly to: string })[];
}

/** Lineages longer than this are shown from their near end. */
const MOST_WORKS = 1000;

/** Walks the lineage of a version up to its roots, each work once. */
export const ancestryOf = async (
  library: Pick<Library, 'db'>,
  { record }: Version,
): Promise<Ancestry> => {
  const works = new Map<string, Work>();
  const edges: Ancestry['edges'][number][] = [];
  const first = versionName(record);
  const waiting: Work[] = [{ name: first }];
  for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
    if (works.has(work.name) || works.size >= MOST_WORKS) continue;
    const version = await versionByName(library, work.name);
    works.set(work.name, version === undefined ? work : ownWords(work.name, version));
    for (const edge of version?.record.lineage ?? []) {
      edges.push({ ...edge, to: work.name });
      const { of, license, title, author } = edge;
      waiting.push({
        name: of,
        ...(license === undefined ? {} : { license }),
        ...(title === undefined ? {} : { title }),
        ...(author === undefined ? {} : { author }),
      });
    }
  }
  return { works: [...works.values()], edges };
};

/** Versions that were made from this one, nearest first: who builds on it. */
export const descendantsOf = async (
  { db }: Pick<Library, 'db'>,
  name: string,
): Promise<readonly { readonly name: string; readonly relation: string }[]> => {
  const rows = await db
    .selectFrom('lineage')
    .select(['version', 'relation'])
    .where('origin', '=', name)
    .orderBy('version')
    .limit(MOST_WORKS)
    .execute();
  return rows.map(({ version, relation }) => ({ name: version, relation }));
};

const ownWords = (name: string, version: Version): Work => {
  const { license, manifest } = version.record;
  const author = manifest.authors.map((each) => each.name).join(', ');
  return { name, version, license, title: manifest.title, author };
};
