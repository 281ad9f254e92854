// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { Problem } from '../../shared/problem.ts';
import { checkBundlePath } from '../bundle.ts';
import { singleLine } from '../license/single-line.ts';
import { isSlug } from '../slug.ts';
import type { Author } from '../manifest.ts';
import { type ManifestDraft, readAuthor, setIn } from './draft.ts';
import { readHints } from './read-hints.ts';
import { readLicense } from './read-license.ts';
import { readPresets } from './read-presets.ts';
import { readOrigins } from './read-origins.ts';
import { OUR_KEYS } from './unknown-keys.ts';
import type { Complain } from './complain.ts';

type Table = Readonly<Record<string, Json | undefined>>;

const MAX_TEXT = 1000;

/** The keys of a parsed okh.toml that mean something here; the others go to `other`. */
export const readOkhFields = (
  table: Table,
  complain: Complain,
  tell: (problem: Problem) => void,
): ManifestDraft => {
  const draft: ManifestDraft = {};
  const text = (key: string): string | undefined => readText(table[key], key, complain);
  const set = setIn(draft);
  set('title', text('name'));
  set('version', readVersion(table['version'], complain));
  set('license', readLicense(text('license'), tell));
  set('authors', readAuthors(table['licensor'], complain));
  set('copyright', readTexts(table['copyright'], 'copyright', complain));
  set('source', text('repo') ?? addressIn(table['source']));
  set('entry', readEntry(table['source'], complain));
  set('function', text('function'));
  set('language', text('documentation-language'));
  const origins = [
    ...readOrigins(table['fork-of'], 'fork', complain, tell),
    ...readOrigins(table['remix-of'], 'remix', complain, tell),
  ];
  if (origins.length > 0) draft.origins = origins;
  set('tags', readTexts(table['keywords'], 'keywords', complain));
  set('slug', readSlug(text('slug'), complain));
  set('hints', table['hints'] === undefined ? undefined : readHints(table['hints'], complain));
  const presets = readPresets(table['presets'], complain);
  if (presets.length > 0) draft.presets = presets;
  const others = Object.entries(table).filter(([key]) => !OUR_KEYS.includes(key));
  if (others.length > 0) draft.other = Object.fromEntries(others) as Record<string, Json>;
  return draft;
};

const readText = (value: Json | undefined, key: string, complain: Complain): string | undefined => {
  if (value === undefined) return undefined;
  const line = typeof value === 'string' ? singleLine(value) : '';
  if (typeof value === 'string' && line === '') return undefined;
  if (typeof value === 'string' && line.length <= MAX_TEXT) return line;
  complain([key], `a text of at most ${MAX_TEXT} characters`, value);
  return undefined;
};

const readTexts = (
  value: Json | undefined,
  key: string,
  complain: Complain,
): readonly string[] | undefined => {
  if (value === undefined) return undefined;
  const list: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  const texts = list.map((item) => readText(item, key, complain));
  return texts.filter((line) => line !== undefined);
};

const readVersion = (value: Json | undefined, complain: Complain): string | undefined => {
  if (typeof value !== 'number') return readText(value, 'version', complain);
  complain(['version'], 'a text', value, `write version = "${value}.0"`);
  return undefined;
};

const readAuthors = (
  value: Json | undefined,
  complain: Complain,
): readonly Author[] | undefined => {
  if (value === undefined) return undefined;
  const list: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  const authors: Author[] = [];
  for (const item of list) {
    const author = authorOf(item);
    if (author) authors.push(author);
    else complain(['licensor'], 'a name, "Name <mail>" or { name, email }', item);
  }
  return authors;
};

const authorOf = (item: Json): Author | undefined => {
  if (typeof item === 'string') return readAuthor(singleLine(item, MAX_TEXT));
  if (typeof item !== 'object' || item === null) return undefined;
  const { name, email } = item as Table;
  const line = typeof name === 'string' ? singleLine(name, MAX_TEXT) : '';
  if (line === '') return undefined;
  const mail = typeof email === 'string' ? singleLine(email, MAX_TEXT) : '';
  return { name: line, ...(mail === '' ? {} : { email: mail }) };
};

/** Of `source`, a path or a list of them, the first that is code of ours. */
const readEntry = (value: Json | undefined, complain: Complain): string | undefined => {
  const paths = (readTexts(value, 'source', complain) ?? []).filter((path) => !isAddress(path));
  const entry = paths.find((path) => /\.(js|mjs|cjs|ts|jscad)$/i.test(path))?.replace(/^\.\//, '');
  if (entry === undefined) return undefined;
  const bad = checkBundlePath(entry);
  if (!bad) return entry;
  complain(['source'], 'a path inside the design', entry);
  return undefined;
};

const readSlug = (text: string | undefined, complain: Complain): string | undefined => {
  if (text === undefined || isSlug(text)) return text;
  complain(['slug'], 'lower-case letters, digits and single hyphens', text);
  return undefined;
};

const addressIn = (value: Json | undefined): string | undefined => {
  const list: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  return list.find((item) => typeof item === 'string' && isAddress(item)) as string | undefined;
};

const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
