// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { success, type Outcome } from '../../shared/problem.ts';
import type { SourceBundle } from '../design.ts';
import type { BuildInputs } from './package-request.ts';
import { packedBundle } from './packed-bundle.ts';
import {
  described,
  readStatement,
  sha256,
  statementSchema,
  text,
  type DescribedFiles,
} from './read-statement.ts';

/** What a provenance.json says, as far as it is ours to check. */
export interface Provenance extends DescribedFiles {
  /** `author/slug@version` */
  readonly design: string;
  readonly entry: string;
  /** Of the source bundle. */
  readonly digest: string;
  /** Which files below src/ are the source: others say whose these are. */
  readonly files: readonly string[];
  readonly inputs: BuildInputs;
}

const statement = statementSchema(
  z.object({
    externalParameters: z.object({
      design: text,
      entry: text,
      parameters: z.record(z.string(), z.json()),
      quantities: z.record(z.string(), z.int().nonnegative()),
      orientation: z.json().optional(),
      scale: z.number().positive(),
      formats: z.array(text).max(50),
      fabricator: z
        .object({
          printer: text,
          material: text,
          process: text,
          overrides: z.record(z.string(), z.string()),
          digest: sha256,
        })
        .optional(),
    }),
    resolvedDependencies: z
      .array(
        z.object({
          digest: z.object({ fabcommonsBundle: sha256 }),
          annotations: z.object({ files: z.array(text).max(5000) }),
        }),
      )
      .length(1),
  }),
  // Without any, as packages had it once, nobody speaks of these files.
  described.default([]),
);

/** Problem `provenance-malformed`. */
export const readProvenance = (bytes: Uint8Array): Outcome<Provenance> => {
  const read = readStatement(bytes, statement);
  if (!read.ok) return read;
  const { build, ...files } = read.value;
  const { design, entry, ...inputs } = build.externalParameters;
  const [source] = build.resolvedDependencies;
  return success({
    ...files,
    design,
    entry,
    digest: source!.digest.fabcommonsBundle,
    files: source!.annotations.files,
    inputs: inputs as BuildInputs,
  });
};

/** The source in a package of one design, see `packedBundle`. */
export const packedSource = (
  files: ReadonlyMap<string, Uint8Array>,
  provenance: Provenance,
): SourceBundle => packedBundle(files, 'src/', provenance);
