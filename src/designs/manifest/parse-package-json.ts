// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import { failure, error, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { singleLine } from '../license/single-line.ts';
import type { Author } from '../manifest.ts';
import { packageEntry } from '../package-entry.ts';
import { type ManifestDraft, readAuthor, setIn } from './draft.ts';
import { readLicense } from './read-license.ts';

/** What a package.json says of the design, and the file with its `main`. */
export interface PackageDraft {
  readonly draft: ManifestDraft;
  readonly main?: string;
}

type Table = Readonly<Record<string, Json | undefined>>;

/**
 * name, version, license, author and contributors, description, repository or homepage.
 * Problems: `manifest-not-json` (error), `manifest-license-not-spdx` (warning).
 */
export const parsePackageJson = (text: string, file = 'package.json'): Outcome<PackageDraft> => {
  const table = parseTable(text);
  if (!table) {
    return failure(
      error('manifest-not-json', 'expected a JSON object', {
        hint: 'correct the file, or describe the design in an okh.toml',
        where: { file },
      }),
    );
  }
  const problems: Problem[] = [];
  const draft: ManifestDraft = {};
  const set = setIn(draft);
  set('title', line(table['name']));
  set('version', line(table['version']));
  // npm's own word for "all rights reserved".
  const license = line(table['license']);
  set(
    'license',
    readLicense(license === 'UNLICENSED' ? undefined : license, (problem) =>
      problems.push({ ...problem, where: { file } }),
    ),
  );
  const authors = [table['author'], ...listOf(table['contributors'])].map(authorOf);
  const named = authors.filter((author) => author !== undefined);
  if (named.length > 0) draft.authors = named;
  set('function', line(table['description']));
  set('source', addressOf(table['repository']) ?? line(table['homepage']));
  const main = line(packageEntry(table, '.'));
  return success({ draft, ...(main === undefined ? {} : { main }) }, problems);
};

const parseTable = (text: string): Table | undefined => {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Table)
      : undefined;
  } catch {
    return undefined;
  }
};

const line = (value: Json | undefined): string | undefined => {
  const text = typeof value === 'string' ? singleLine(value, 1000) : '';
  return text === '' ? undefined : text;
};

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const authorOf = (value: Json | undefined): Author | undefined => {
  if (typeof value === 'string') return readAuthor(singleLine(value, 1000));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const name = line((value as Table)['name']);
  const email = line((value as Table)['email']);
  return name === undefined ? undefined : { name, ...(email === undefined ? {} : { email }) };
};

const addressOf = (value: Json | undefined): string | undefined => {
  const url =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? line((value as Table)['url'])
      : line(value);
  return url?.replace(/^git\+/, '').replace(/^github:/, 'https://github.com/');
};
