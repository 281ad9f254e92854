// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Design } from '../designs/design.ts';
import { findVersion } from '../designs/library/find-version.ts';
import type { Library } from '../designs/library/library.ts';
import { loadDesign } from '../designs/library/load-source.ts';
import { parseReference } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { buildKey } from '../jobs/cache/build-key.ts';
import type { BuildRequest } from '../pipeline/build.ts';
import type { Profile } from '../pipeline/fabricators/profile.ts';
import { failure, type Outcome, success } from '../shared/problem.ts';
import { designInputSchema, designRequestFrom, invalidInput } from './design-request.ts';

/** What a stranger may ask for. */
export const buildInputSchema = designInputSchema.extend({
  /** `author/slug[@version]`. */
  design: z.string().max(300),
});

export type BuildInput = z.input<typeof buildInputSchema>;

export interface VersionRequest {
  readonly request: BuildRequest;
  readonly record: VersionRecord;
  /** Of `buildKey`. */
  readonly key: string;
}

/**
 * A build of a version of the library, from JSON of a stranger. Problems: those of
 * `designRequestFrom` and `versionNamed`. Warnings that a version was
 * yanked or deprecated are in the outcome, not in the request.
 */
export const buildRequestFrom = async (
  library: Pick<Library, 'db' | 'blobs'>,
  input: unknown,
  ownProfiles: readonly Profile[] = [],
): Promise<Outcome<VersionRequest>> => {
  const parsed = buildInputSchema.safeParse(input);
  if (!parsed.success) return failure(...parsed.error.issues.map(invalidInput));
  const { design: word, ...asked } = parsed.data;
  const version = await versionNamed(library, word);
  if (!version.ok) return version;
  const { record, design } = version.value;
  const request = designRequestFrom(design, asked, ownProfiles);
  if (!request.ok) return request;
  const key = buildKey(request.value, record.schema);
  return success({ request: request.value, record, key }, version.problems);
};

/**
 * The version that `author/slug[@version]` means, with its source. Problems: those of `parseReference`,
 * `findVersion` and `loadDesign`.
 */
export const versionNamed = async (
  library: Pick<Library, 'db' | 'blobs'>,
  word: string,
): Promise<Outcome<{ readonly record: VersionRecord; readonly design: Design }>> => {
  const reference = parseReference(word);
  if (!reference.ok) return reference;
  const found = await findVersion(library, reference.value);
  if (!found.ok) return found;
  const { record } = found.value;
  const design = await loadDesign(library.blobs, record);
  return design.ok ? success({ record, design: design.value }, found.problems) : design;
};
