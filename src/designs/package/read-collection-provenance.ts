// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { success, type Outcome } from '../../shared/problem.ts';
import { COLLECTION_BUILD } from './collection-provenance.ts';
import {
  described,
  readStatement,
  sha256,
  statementSchema,
  text,
  type DescribedFiles,
} from './read-statement.ts';

/** What the provenance.json of a plate's ZIP says, as far as it is ours to check. */
export interface CollectionProvenance extends DescribedFiles {
  readonly formats: readonly string[];
  /** Each source bundle: where it lies (`src/STEM/`), what it is. */
  readonly sources: readonly {
    readonly folder: string;
    readonly entry: string;
    readonly digest: string;
    /** Which files in the folder are the source: others say whose these are. */
    readonly files: readonly string[];
  }[];
}

const statement = statementSchema(
  z.object({
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
  described,
);

/** Problem `provenance-malformed`. */
export const readCollectionProvenance = (bytes: Uint8Array): Outcome<CollectionProvenance> => {
  const read = readStatement(bytes, statement);
  if (!read.ok) return read;
  const { build, ...files } = read.value;
  return success({
    ...files,
    formats: build.externalParameters.formats,
    sources: build.resolvedDependencies.map(({ name, digest, annotations }) => ({
      folder: name,
      digest: digest.fabcommonsBundle,
      ...annotations,
    })),
  });
};
