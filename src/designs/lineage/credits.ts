// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ancestry, Work } from './ancestry.ts';

/** Who made what, under which license, and how it came into the work: one line of the credits. */
export interface Credit {
  readonly work: string;
  readonly title: string;
  readonly authors: string;
  readonly copyright: readonly string[];
  readonly license: string;
  /** `work` for the work itself. */
  readonly relation: 'work' | 'fork' | 'remix' | 'import';
  /** The work that it went into; absent for the work itself. */
  readonly into?: string;
  /** ISO 8601, when the version that it went into was published: the change is of that time. */
  readonly at?: string;
}

/**
 * The credits of a version, computed from its lineage: itself first, then each work it was made
 * from, once for every work that took from it.
 */
export const creditsOf = ({ works, edges }: Ancestry): readonly Credit[] => {
  const byName = new Map(works.map((work) => [work.name, work]));
  const [own] = works;
  if (own === undefined) return [];
  return [
    {
      ...credit(own),
      relation: 'work',
      ...(dateOf(own) === undefined ? {} : { at: dateOf(own)! }),
    },
    ...edges.map((edge): Credit => {
      const work = byName.get(edge.of) ?? { name: edge.of };
      const at = dateOf(byName.get(edge.to));
      return {
        ...credit(work),
        license: edge.license ?? work.license ?? 'NONE',
        relation: edge.relation,
        into: edge.to,
        ...(at === undefined ? {} : { at }),
      };
    }),
  ];
};

const credit = (work: Work) => ({
  work: work.name,
  title: work.title ?? work.name,
  authors: work.author ?? '',
  copyright: work.version?.record.manifest.copyright ?? [],
  license: work.license ?? 'NONE',
});

const dateOf = (work: Work | undefined): string | undefined => work?.version?.record.publishedAt;
