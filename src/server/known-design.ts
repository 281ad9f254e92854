// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parseReference } from '../designs/library/reference.ts';
import { error, failure, type Outcome, success } from '../shared/problem.ts';
import { versionsOf } from '../designs/library/find-version.ts';
import type { Library } from '../designs/library/library.ts';
import type { Version } from '../designs/library/version-record.ts';

/** A design with all its versions, whatever became of them. */
export interface KnownDesign {
  /** `author/slug` */
  readonly name: string;
  /** Oldest first, at least one. */
  readonly versions: readonly Version[];
}

/**
 * The design that an address names, with or without a version behind it. Problems: those of
 * `parseReference`, `library-design-unknown`.
 */
export const designAt = async (
  library: Pick<Library, 'db'>,
  author: string,
  design: string,
): Promise<Outcome<KnownDesign>> => {
  const name = `${author}/${design.split('@')[0]!}`;
  const reference = parseReference(name);
  if (!reference.ok) return reference;
  const versions = await versionsOf(library, name);
  if (versions.length > 0) return success({ name, versions });
  return failure(
    error('library-design-unknown', `expected a design of the commons, found no ${name}`),
  );
};
