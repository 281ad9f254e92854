// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { VersionRecord } from '../version-record.ts';
import { wordsIn } from './words.ts';

/** How much it says of a design that a word stands there. */
const WEIGHTS = {
  title: 8,
  slug: 6,
  tag: 6,
  author: 4,
  about: 3,
  parameter: 1,
  readme: 0.5,
} as const;

/** The words a version is found by, each with the weight of the best place it stands in. */
export const indexWords = (
  { manifest, slug, author, schema }: VersionRecord,
  readme: string,
): ReadonlyMap<string, number> => {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const word of wordsIn(text)) {
      if ((weights.get(word) ?? 0) < weight) weights.set(word, weight);
    }
  };
  add(manifest.title, WEIGHTS.title);
  add(slug, WEIGHTS.slug);
  for (const tag of manifest.tags ?? []) add(tag, WEIGHTS.tag);
  add(author, WEIGHTS.author);
  for (const { name } of manifest.authors) add(name, WEIGHTS.author);
  add(manifest.function ?? '', WEIGHTS.about);
  for (const { caption } of schema) add(caption, WEIGHTS.parameter);
  add(readme, WEIGHTS.readme);
  return weights;
};
