// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { SourceBundle } from '../design.ts';
import type { BuildInputs } from './package-request.ts';
import { PREDICATE, STATEMENT } from './statement-text.ts';

/** What a provenance.json says, as far as it is ours to check. */
export interface Provenance {
  /** `author/slug@version` */
  readonly design: string;
  readonly entry: string;
  /** Of the source bundle. */
  readonly digest: string;
  /** Which files below src/ are the source: others say whose these are. */
  readonly files: readonly string[];
  /** SHA-256 of the products, by path. */
  readonly subjects: ReadonlyMap<string, string>;
  /** SHA-256 of all other files but the source, the sums, the provenance and its signature. */
  readonly byproducts: ReadonlyMap<string, string>;
  readonly inputs: BuildInputs;
}

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const text = z.string().max(2000);

/** Files with their digests. */
export const described = z
  .array(z.object({ name: text, digest: z.object({ sha256 }) }))
  .max(10_000);

const statement = z.object({
  _type: z.literal(STATEMENT),
  predicateType: z.literal(PREDICATE),
  subject: described,
  predicate: z.object({
    buildDefinition: z.object({
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
    runDetails: z.object({ byproducts: described.default([]) }),
  }),
});

/** Problem `provenance-malformed`. */
export const readProvenance = (bytes: Uint8Array): Outcome<Provenance> => {
  const parsed = statement.safeParse(parse(bytes));
  if (!parsed.success) return failure(malformed(parsed.error.issues[0]?.path.join('.') ?? ''));
  const { subject, predicate } = parsed.data;
  const { externalParameters, resolvedDependencies } = predicate.buildDefinition;
  const { design, entry, ...inputs } = externalParameters;
  const [source] = resolvedDependencies;
  return success({
    design,
    entry,
    digest: source!.digest.fabcommonsBundle,
    files: source!.annotations.files,
    subjects: digests(subject),
    byproducts: digests(predicate.runDetails.byproducts),
    inputs: inputs as BuildInputs,
  });
};

/** SHA-256 by path. */
export const digests = (files: z.output<typeof described>): ReadonlyMap<string, string> =>
  new Map(files.map((each) => [each.name, each.digest.sha256]));

/** JSON, or undefined. */
export const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
};

/** The source in a package, without the files that say whose it is; what is missing stays out. */
export const packedSource = (
  files: ReadonlyMap<string, Uint8Array>,
  { entry, files: paths }: Provenance,
): SourceBundle => ({
  entry,
  files: new Map(
    paths.flatMap((path) => {
      const bytes = files.get(`src/${path}`);
      return bytes === undefined ? [] : [[path, bytes] as const];
    }),
  ),
});

export const malformed = (key: string) =>
  error('provenance-malformed', `expected a provenance of fabcommons, its "${key}" is not`, {
    where: { file: 'provenance.json' },
  });
