// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { checkBundlePath } from '../../designs/bundle.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';

/** A file as it came. */
export interface Upload {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The path of each file of an upload: what `paths[]` says of it, else its own name. Names are only
 * ever keys. Problems: `source-bad-path`, `source-duplicate-path`.
 */
export const nameUploads = (
  names: readonly string[],
  given: unknown,
): Outcome<readonly string[]> => {
  const said = Array.isArray(given) ? (given as readonly unknown[]) : [given];
  // Only where there is one for each: browsers leave out what was not chosen.
  const paths = names.map((name, i) => {
    const path = said.length === names.length ? said[i] : undefined;
    return typeof path === 'string' && path !== '' ? path : name;
  });
  const seen = new Set<string>();
  for (const path of paths) {
    const bad = checkBundlePath(path);
    if (bad !== undefined) return failure(bad);
    if (seen.has(path)) return failure(twice(path));
    seen.add(path);
  }
  return success(paths);
};

const twice = (file: string) =>
  error('source-duplicate-path', 'expected one file of this name, found two', { where: { file } });
