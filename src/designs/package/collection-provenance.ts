// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import { digest } from '../../shared/digest.ts';
import type { CollectedWork, CollectionRequest } from './collection-request.ts';
import { statementText } from './statement-text.ts';

export const COLLECTION_BUILD = 'https://fabcommons.org/plate/v1';

/**
 * The provenance of a plate's ZIP: the files in build/ as its subjects, the source of each work as
 * what they were made of, all other `files` as byproducts, the recipe as what decided the bytes. See
 * `statementText`.
 */
export const collectionProvenance = (
  { notice, inputs, products }: CollectionRequest,
  works: readonly CollectedWork[],
  recipe: string,
  files: ReadonlyMap<string, Uint8Array>,
): string => {
  const sources = new Set(
    works.flatMap(({ stem, design }) =>
      [...design.source.files.keys()].map((path) => `src/${stem}/${path}`),
    ),
  );
  return statementText({
    buildType: COLLECTION_BUILD,
    parameters: { ...inputs, recipe: JSON.parse(recipe) as Json },
    sources: works.map(({ stem, design, notice: own }) => ({
      design: `${own.design}@${own.version}`,
      folder: `src/${stem}/`,
      sha256: own.digest,
      annotations: { entry: design.source.entry, files: [...design.source.files.keys()] },
    })),
    subject: products.map(({ name, sha256 }) => ({ name: `build/${name}`, digest: { sha256 } })),
    byproducts: [...files]
      .filter(([path]) => !sources.has(path))
      .map(([name, bytes]) => ({ name, digest: { sha256: digest(bytes) } })),
    generator: notice.generator,
  });
};
