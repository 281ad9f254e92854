// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { failure, success, type Outcome } from '../../shared/problem.ts';
import { COLLECTION_BUILD } from './collection-provenance.ts';
import { described, digests, malformed, parse, sha256, text } from './read-provenance.ts';
import { PREDICATE, STATEMENT } from './statement-text.ts';

/** What the provenance.json of a plate's ZIP says, as far as it is ours to check. */
export interface CollectionProvenance {
  readonly formats: readonly string[];
  /** Each source bundle: where it lies (`src/STEM/`), what it is. */
  readonly sources: readonly {
    readonly folder: string;
    readonly entry: string;
    readonly digest: string;
    /** Which files in the folder are the source: others say whose these are. */
    readonly files: readonly string[];
  }[];
  /** SHA-256 of the products, by path. */
  readonly subjects: ReadonlyMap<string, string>;
  /** SHA-256 of all other files but the sources, the sums, the provenance and its signature. */
  readonly byproducts: ReadonlyMap<string, string>;
}

const statement = z.object({
  _type: z.literal(STATEMENT),
  predicateType: z.literal(PREDICATE),
  subject: described,
  predicate: z.object({
    buildDefinition: z.object({
      buildType: z.literal(COLLECTION_BUILD),
      externalParameters: z.object({ formats: z.array(text).max(50) }),
      resolvedDependencies: z
        .array(
          z.object({
            name: z.string().regex(/^src\/[^/]+\/$/),
            digest: z.object({ fabcommonsBundle: sha256 }),
            annotations: z.object({ entry: text, files: z.array(text).max(5000) }),
          }),
        )
        .min(1)
        .max(100),
    }),
    runDetails: z.object({ byproducts: described }),
  }),
});

/** Problem `provenance-malformed`. */
export const readCollectionProvenance = (bytes: Uint8Array): Outcome<CollectionProvenance> => {
  const parsed = statement.safeParse(parse(bytes));
  if (!parsed.success) return failure(malformed(parsed.error.issues[0]?.path.join('.') ?? ''));
  const { subject, predicate } = parsed.data;
  const { externalParameters, resolvedDependencies } = predicate.buildDefinition;
  return success({
    formats: externalParameters.formats,
    sources: resolvedDependencies.map(({ name, digest, annotations }) => ({
      folder: name,
      digest: digest.fabcommonsBundle,
      ...annotations,
    })),
    subjects: digests(subject),
    byproducts: digests(predicate.runDetails.byproducts),
  });
};
