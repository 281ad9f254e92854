// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, type Problem, success } from '../../shared/problem.ts';
import { singleLine } from '../license/single-line.ts';
import type { Origin } from '../manifest.ts';
import { type ManifestDraft, readAuthors, setIn } from './draft.ts';
import { type HeaderLine, headerLines } from './header-lines.ts';
import { readLicense } from './read-license.ts';

/** One `key : value` of a comment; keys are those of a manifest, lines count from 1. */
export interface HeaderField {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

const SPDX_LICENSE = 'spdx-license-identifier';
const SPDX_COPYRIGHT = 'spdx-filecopyrighttext';
const KEYS: Readonly<Record<string, string>> = {
  title: 'title',
  name: 'title',
  version: 'version',
  author: 'author',
  authors: 'author',
  license: 'license',
  licence: 'license',
  source: 'source',
  repo: 'source',
  repository: 'source',
  function: 'function',
  description: 'function',
  language: 'language',
  'fork-of': 'fork-of',
  'remix-of': 'remix-of',
  'derived-from': 'remix-of',
  tags: 'tags',
  keywords: 'tags',
  copyright: 'copyright',
  [SPDX_LICENSE]: SPDX_LICENSE,
  [SPDX_COPYRIGHT]: SPDX_COPYRIGHT,
};

/**
 * What the comments at the top of a source file say: SPDX tags, JSCAD's usual `// title : …`,
 * JSDoc's `@title …` or a first line before its tags, and `Copyright (c) 2020 Name`. Several SPDX ids are joined with AND.
 * Problem `manifest-license-not-spdx` (a warning, with its line).
 *
 * `// title : Hook` gives `{ title: 'Hook' }`.
 */
export const parseHeader = (text: string, file: string): Outcome<ManifestDraft> => {
  const lines = headerLines(text);
  const fields = fieldsOf(lines);
  const problems: Problem[] = [];
  const draft: ManifestDraft = {};
  const all = (key: string): readonly HeaderField[] => fields.filter((field) => field.key === key);
  const set = setIn(draft);
  set('title', all('title')[0]?.value ?? headline(lines));
  set('version', all('version')[0]?.value);
  set('source', all('source')[0]?.value);
  set('function', all('function')[0]?.value);
  set('language', all('language')[0]?.value);
  const spdx = all(SPDX_LICENSE);
  const licenses = spdx.length > 0 ? spdx : all('license').slice(0, 1);
  set(
    'license',
    readLicense(conjunction(licenses), (problem) =>
      problems.push({ ...problem, where: { file, line: licenses[0]!.line } }),
    ),
  );
  const copyright = [...all(SPDX_COPYRIGHT), ...all('copyright')].map(({ value }) => value);
  if (copyright.length > 0) draft.copyright = [...new Set(copyright)];
  const origins: Origin[] = [
    ...all('fork-of').map(({ value }) => ({ relation: 'fork' as const, of: value })),
    ...all('remix-of').map(({ value }) => ({ relation: 'remix' as const, of: value })),
  ];
  if (origins.length > 0) draft.origins = origins;
  const tags = all('tags').flatMap(({ value }) => value.split(/[\s,;]+/).filter(Boolean));
  if (tags.length > 0) draft.tags = [...new Set(tags)];
  const authors = all('author').flatMap(({ value }) => readAuthors(value));
  if (authors.length > 0) draft.authors = authors;
  return success(draft, problems);
};

/** The fields of the comments at the top of a source file. */
export const headerFields = (text: string): readonly HeaderField[] => fieldsOf(headerLines(text));

const fieldsOf = (lines: readonly HeaderLine[]): readonly HeaderField[] =>
  lines.flatMap(({ text, line }) => readField(text, line));

/** JSCAD's own designs open with their title, then `@` tags. */
const headline = (lines: readonly HeaderLine[]): string | undefined => {
  const first = lines.findIndex(({ text }) => text !== '');
  const text = singleLine(lines[first]?.text ?? '', 200);
  const tagged = lines.slice(first + 1).some((line) => /^@[a-z]/i.test(line.text));
  return tagged && text !== '' && !text.startsWith('@') && readField(text, 1).length === 0
    ? text
    : undefined;
};

const readField = (raw: string, line: number): HeaderField[] => {
  // Single spaces: the pattern of copyright lines is slow on long runs of them.
  const text = singleLine(raw);
  const notice = /^(?:copyright\b\s*(?:\(c\)|©)?|©|\(c\)\s)\s*:?\s*(?=\d{4})(.*)$/i.exec(text);
  if (notice) return [{ key: 'copyright', value: singleLine(notice[1]!, 1000), line }];
  const match =
    /^@([a-z-]{1,30})\s+(.*)$/i.exec(text) ?? /^([a-z-]{1,30})[ \t]*:(?!\/\/)(.*)$/i.exec(text);
  if (!match) return [];
  const name = match[1]!.toLowerCase();
  const key = Object.hasOwn(KEYS, name) ? KEYS[name]! : undefined;
  const value = singleLine(match[2]!.replace(/^\s*:/, ''), 1000);
  return key === undefined || value === '' ? [] : [{ key, value, line }];
};

const conjunction = (licenses: readonly HeaderField[]): string | undefined => {
  const ids = [...new Set(licenses.map(({ value }) => value))];
  if (ids.length <= 1) return ids[0];
  return ids.map((id) => (/\sor\s/i.test(id) ? `(${id})` : id)).join(' AND ');
};
