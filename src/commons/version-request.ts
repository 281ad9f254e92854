// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { findVersion } from '../designs/library/find-version.ts';
import type { Library } from '../designs/library/library.ts';
import { loadDesign } from '../designs/library/load-source.ts';
import { parseReference } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { buildKey } from '../jobs/cache/build-key.ts';
import type { BuildRequest } from '../pipeline/build.ts';
import { findProfile } from '../pipeline/fabricators/find-profile.ts';
import type { Profile, ProfileKind } from '../pipeline/fabricators/profile.ts';
import { FORMAT_IDS } from '../pipeline/formats/write-products.ts';
import { MAX_QUANTITY } from '../pipeline/plate/choose-parts.ts';
import { error, failure, type Outcome, success } from '../shared/problem.ts';

const MAX_FIELDS = 1_000;
const few = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string().max(200), value)
    .refine((fields) => Object.keys(fields).length <= MAX_FIELDS, `more than ${MAX_FIELDS} fields`);
const degrees = z.number().min(-360).max(360);
const id = z.string().min(1).max(200);

/** What a stranger may ask for. */
export const buildInputSchema = z.strictObject({
  /** `author/slug[@version]`. */
  design: z.string().max(300),
  parameters: few(z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()])).default(
    {},
  ),
  /** Absent: those that suit the result. */
  formats: z
    .array(z.enum(FORMAT_IDS as [string, ...string[]]))
    .min(1)
    .max(32)
    .optional(),
  printer: id.default('generic'),
  material: id.default('pla'),
  process: id.default('standard'),
  overrides: few(z.union([z.string().max(10_000), z.number(), z.boolean()])).default({}),
  orientation: z.union([z.enum(['auto', 'keep']), z.tuple([degrees, degrees, degrees])]).optional(),
  quantities: few(z.number().int().min(0).max(MAX_QUANTITY)).default({}),
  scale: z.number().min(0.001).max(1_000).default(1),
});

export type BuildInput = z.input<typeof buildInputSchema>;

export interface VersionRequest {
  readonly request: BuildRequest;
  readonly record: VersionRecord;
  /** Of `buildKey`. */
  readonly key: string;
}

/**
 * A build of a version of the library, from JSON of a stranger. Profiles of `ownProfiles` come
 * before built-in ones with the same id. Problems: `build-input-invalid`, each naming its field,
 * and those of `parseReference`, `findVersion`, `loadDesign` and `findProfile`. Warnings that a
 * version was yanked or deprecated are in the outcome, not in the request.
 */
export const buildRequestFrom = async (
  library: Pick<Library, 'db' | 'blobs'>,
  input: BuildInput,
  ownProfiles: readonly Profile[] = [],
): Promise<Outcome<VersionRequest>> => {
  const parsed = buildInputSchema.safeParse(input);
  if (!parsed.success) return failure(...parsed.error.issues.map(invalid));
  const { design: word, formats, orientation, parameters, quantities, scale } = parsed.data;
  const profileOf = (kind: ProfileKind): Outcome<Profile> => {
    const own = ownProfiles.find((each) => each.kind === kind && each.id === parsed.data[kind]);
    return own === undefined ? findProfile(kind, parsed.data[kind]) : success(own);
  };
  const [printer, material, process] = [
    profileOf('printer'),
    profileOf('material'),
    profileOf('process'),
  ];
  if (!printer.ok || !material.ok || !process.ok)
    return failure(...[printer, material, process].flatMap(({ problems }) => problems));

  const reference = parseReference(word);
  if (!reference.ok) return reference;
  const found = await findVersion(library, reference.value);
  if (!found.ok) return found;
  const { record } = found.value;
  const design = await loadDesign(library.blobs, record);
  if (!design.ok) return design;
  const request: BuildRequest = {
    design: design.value,
    parameters,
    quantities,
    scale,
    fabricator: {
      printer: printer.value,
      material: material.value,
      process: process.value,
      overrides: parsed.data.overrides,
    },
    ...(orientation === undefined ? {} : { orientation }),
    ...(formats === undefined ? {} : { formats: [...new Set(formats)] }),
  };
  return success({ request, record, key: buildKey(request, record.schema) }, found.problems);
};

const invalid = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  error('build-input-invalid', `${path.map(String).join('.') || 'the request'}: ${message}`);
