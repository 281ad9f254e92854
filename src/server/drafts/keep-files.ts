// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { BUNDLE_BUDGETS, checkBundle } from '../../designs/bundle.ts';
import type { BlobStore } from '../../designs/library/library.ts';
import type { FileEntry } from '../../designs/library/version-record.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';

/**
 * Keeps the files of a draft, all or none. Problems: `draft-empty`, `source-bad-path`,
 * `source-duplicate-path` (a file where a folder is), those of the budgets of a bundle.
 */
export const keepFiles = async (
  blobs: BlobStore,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Outcome<readonly FileEntry[]>> => {
  const sorted = [...files].sort(([a], [b]) => byCodeUnits(a, b));
  const first = sorted[0];
  if (first === undefined) return failure(empty());
  const bundle = { entry: first[0], files: new Map(sorted) };
  const problems = checkBundle(bundle, BUNDLE_BUDGETS);
  if (problems.length > 0) return failure(...problems);
  const under = fileUnderFile(files);
  if (under !== undefined) return failure(twice(under));
  const kept: FileEntry[] = [];
  for (const [path, bytes] of sorted) {
    kept.push({ path, sha256: await blobs.put(bytes), bytes: bytes.length });
  }
  return success(kept);
};

const fileUnderFile = (files: ReadonlyMap<string, unknown>): string | undefined => {
  for (const path of files.keys()) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (files.has(path.slice(0, at))) return path.slice(0, at);
    }
  }
  return undefined;
};

const empty = () =>
  error('draft-empty', 'expected at least one file of a design, found none', {
    hint: 'choose a ZIP, or the files of a folder',
  });

const twice = (file: string) =>
  error('source-duplicate-path', 'expected a file or a folder of this name, found both', {
    where: { file },
  });
