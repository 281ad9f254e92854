// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { PREDICATE, STATEMENT } from './statement-text.ts';

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const text = z.string().max(2000);

/** Files with their digests. */
export const described = z
  .array(z.object({ name: text, digest: z.object({ sha256 }) }))
  .max(10_000);

type Files = z.output<typeof described>;

interface Statement<B> {
  readonly subject: Files;
  readonly predicate: {
    readonly buildDefinition: B;
    readonly runDetails: { readonly byproducts: Files };
  };
}

/** A statement about a build that a schema of its own describes; `byproducts` are `described`, or a looser form of it. */
export const statementSchema = <B extends z.ZodType, F extends z.ZodType<Files>>(
  buildDefinition: B,
  byproducts: F,
) =>
  z.object({
    _type: z.literal(STATEMENT),
    predicateType: z.literal(PREDICATE),
    subject: described,
    predicate: z.object({ buildDefinition, runDetails: z.object({ byproducts }) }),
  });

/** Of which files a statement speaks. */
export interface DescribedFiles {
  /** SHA-256 of the products, by path. */
  readonly subjects: ReadonlyMap<string, string>;
  /** SHA-256 of all other files but the source, the sums, the provenance and its signature. */
  readonly byproducts: ReadonlyMap<string, string>;
}

/** The build that a provenance.json tells of, and its files. Problem `provenance-malformed`. */
export const readStatement = <B>(
  bytes: Uint8Array,
  schema: z.ZodType<Statement<B>>,
): Outcome<DescribedFiles & { readonly build: B }> => {
  const parsed = schema.safeParse(parse(bytes));
  if (!parsed.success) return failure(malformed(parsed.error.issues[0]?.path.join('.') ?? ''));
  const { subject, predicate } = parsed.data;
  return success({
    build: predicate.buildDefinition,
    subjects: digests(subject),
    byproducts: digests(predicate.runDetails.byproducts),
  });
};

const digests = (files: Files): ReadonlyMap<string, string> =>
  new Map(files.map((each) => [each.name, each.digest.sha256]));

/** JSON, or undefined. */
const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
};

const malformed = (key: string) =>
  error('provenance-malformed', `expected a provenance of fabcommons, its "${key}" is not`, {
    where: { file: 'provenance.json' },
  });
