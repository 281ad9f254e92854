// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { licenseTerms } from '../../license/spdx.ts';
import { wordsIn } from './words.ts';
import type { VersionRecord } from '../version-record.ts';

/** What a search can be narrowed to. */
export const FACETS = ['license', 'tag', 'kind', 'material', 'author', 'parameters'] as const;

export type Facet = (typeof FACETS)[number];

/** The facets of a version: the licenses it names, its tags, which machines make it, … */
export const facetsOf = (
  record: VersionRecord,
): readonly { readonly kind: Facet; readonly value: string }[] => {
  const { manifest, measures, schema } = record;
  const values: Record<Facet, readonly string[]> = {
    license: licenseTerms(record.license).map(({ license }) => license),
    tag: (manifest.tags ?? []).map((tag) => wordsIn(tag).join('-')),
    kind: [
      ...(measures.solids > 0 ? ['3d-printer'] : []),
      ...(measures.sections > 0 ? ['laser-cutter'] : []),
    ],
    material: manifest.hints.materials ?? [],
    author: [record.author],
    parameters: [schema.some(({ type }) => type !== 'group') ? 'yes' : 'no'],
  };
  return FACETS.flatMap((kind) =>
    [...new Set(values[kind])].filter((value) => value !== '').map((value) => ({ kind, value })),
  );
};
