// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../shared/digest.ts';
import { byCodeUnits } from '../shared/order.ts';
import { error, failure, type Outcome, type Problem, success } from '../shared/problem.ts';
import type { SourceBundle } from './design.ts';

/** What the source of one design may weigh. */
export interface BundleBudgets {
  readonly files: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
}

const MIB = 1024 * 1024;
export const BUNDLE_BUDGETS: BundleBudgets = {
  files: 2000,
  fileBytes: 32 * MIB,
  totalBytes: 128 * MIB,
};

const MAX_PATH = 400;

/**
 * Whether `path` may stand in a bundle: parts with `/` between them, relative, without empty
 * parts, `.`, `..`, drive letters, backslashes or control characters.
 * Problem `source-bad-path`; undefined when there is none.
 */
export const checkBundlePath = (path: string): Problem | undefined => {
  const wrong = pathFault(path);
  if (wrong === undefined) return undefined;
  const name = JSON.stringify(path.length > 120 ? `${path.slice(0, 120)}…` : path);
  return error('source-bad-path', `expected a path inside the design, found ${name}: ${wrong}`);
};

const pathFault = (path: string): string | undefined => {
  if (path === '') return 'it is empty';
  if (path.length > MAX_PATH) return `it is longer than ${MAX_PATH} characters`;
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(path)) return 'it holds a control character';
  if (path.includes('\\')) return 'it holds a backslash';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it is absolute';
  const parts = path.split('/');
  if (parts.includes('..')) return 'it leads outside with ".."';
  if (parts.includes('') || parts.includes('.')) return 'it has an empty part or "."';
  return undefined;
};

/**
 * Files in any order → a bundle, sorted by path.
 * Problems: `source-bad-path`, `source-duplicate-path`, `source-entry-missing`,
 * `source-too-many-files`, `source-file-too-large`, `source-too-large`.
 */
export const makeBundle = (
  entry: string,
  files: Iterable<readonly [string, Uint8Array]>,
  budgets: BundleBudgets = BUNDLE_BUDGETS,
): Outcome<SourceBundle> => {
  const sorted = [...files].sort(([a], [b]) => byCodeUnits(a, b));
  const bundle: SourceBundle = { entry, files: new Map(sorted) };
  const problems = [...checkBundle(bundle, budgets)];
  for (let i = 1; i < sorted.length; i++) {
    const path = sorted[i]![0];
    if (path === sorted[i - 1]![0]) {
      problems.push(
        error('source-duplicate-path', 'expected one file of this name, found two', {
          where: { file: path },
        }),
      );
    }
  }
  return problems.length > 0 ? failure(...problems) : success(bundle);
};

/** What is wrong with a bundle: its paths, its order, its entry, its weight. */
export const checkBundle = (
  { entry, files }: SourceBundle,
  budgets: BundleBudgets = BUNDLE_BUDGETS,
): readonly Problem[] => {
  const problems: Problem[] = [];
  let total = 0;
  let previous = '';
  for (const [path, bytes] of files) {
    const bad = checkBundlePath(path);
    if (bad) problems.push(bad);
    if (byCodeUnits(path, previous) < 0) {
      problems.push(error('source-not-sorted', `expected paths in order, found ${path} late`));
    }
    if (bytes.length > budgets.fileBytes) problems.push(fileTooLarge(path, bytes.length, budgets));
    total += bytes.length;
    previous = path;
  }
  if (files.size > budgets.files) problems.push(tooManyFiles(files.size, budgets));
  if (total > budgets.totalBytes) problems.push(tooLarge(total, budgets));
  if (!files.has(entry)) {
    problems.push(
      error('source-entry-missing', `expected the entry ${JSON.stringify(entry)} among the files`),
    );
  }
  return problems;
};

export const tooManyFiles = (found: number, { files }: BundleBudgets): Problem =>
  error('source-too-many-files', `expected at most ${files} files in a design, found ${found}`, {
    hint: 'name the folder of the design alone, without products and downloads',
  });

export const fileTooLarge = (file: string, found: number, { fileBytes }: BundleBudgets): Problem =>
  error('source-file-too-large', `expected at most ${fileBytes} bytes, found ${found}`, {
    where: { file },
  });

export const tooLarge = (found: number, { totalBytes }: BundleBudgets): Problem =>
  error('source-too-large', `expected at most ${totalBytes} bytes in a design, found ${found}`, {
    hint: 'name the folder of the design alone, without products and downloads',
  });

/**
 * The identity of a design's version: SHA-256 of a text that lists the entry, then each file in
 * code-unit order of the paths. No path holds a line break, so each text has one reading.
 *
 * ```
 * entry  index.js\n
 * <sha256 of the bytes>  index.js\n
 * <sha256 of the bytes>  okh.toml\n
 * ```
 */
export const bundleDigest = ({ entry, files }: SourceBundle): string => {
  const lines = [...files]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([path, bytes]) => `${digest(bytes)}  ${path}\n`);
  return digest(`entry  ${entry}\n${lines.join('')}`);
};
