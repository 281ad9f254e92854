// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, readdirSync, statSync } from 'node:fs';
import { findDesign, type FoundDesign } from '../../commons/find-design.ts';
import type { GetLibrary } from '../../commons/get-library.ts';
import { looksLikeReference } from '../../designs/library/reference.ts';
import { searchDesigns } from '../../designs/library/search/search-designs.ts';
import { isCode } from '../../designs/read/find-entry.ts';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { glob, isPattern } from './glob.ts';
import { below } from './plan-tools.ts';
import type { Unreadable } from './plan.ts';
import { parseQuery } from './search-query.ts';

export interface FoundDesigns {
  readonly designs: readonly FoundDesign[];
  readonly unreadable: readonly Unreadable[];
}

const SEARCH = 'search:';
const PER_PAGE = 200;

/**
 * The designs that a plan names, each once: paths and patterns, which count from `folder`,
 * `author/slug[@range][~address]`, and `search: words`. A design that cannot be read is told and
 * stops no other. Problem: `batch-no-designs` for a pattern or search that finds none.
 */
export const findDesigns = async (
  words: readonly string[],
  folder: string,
  getLibrary: GetLibrary,
): Promise<Outcome<FoundDesigns>> => {
  const places: string[] = [];
  for (const word of words) {
    const named = await placesOf(word, folder, getLibrary);
    if (!named.ok) return named;
    if (named.value.length === 0) return failure(nothing(word));
    places.push(...named.value);
  }
  const designs: FoundDesign[] = [];
  const unreadable: Unreadable[] = [];
  for (const place of new Set(places)) {
    const found = await findDesign(place, getLibrary);
    if (found.ok) designs.push(withRemarks(found.value, found));
    else unreadable.push({ word: place, problems: found.problems });
  }
  return success({ designs: eachOnce(designs), unreadable });
};

const placesOf = async (
  word: string,
  folder: string,
  getLibrary: GetLibrary,
): Promise<Outcome<readonly string[]>> => {
  if (word.startsWith(SEARCH)) return search(word.slice(SEARCH.length), getLibrary);
  const path = below(folder, word);
  if (isPattern(word)) return success((await glob(path)).filter(mayBeDesign));
  if (looksLikeReference(word) && !existsSync(path)) return success([word]);
  if (isFolder(path) && !holdsDesign(path))
    return success((await glob(`${path}/*`)).filter(mayBeDesign));
  return success([path]);
};

const search = async (
  query: string,
  getLibrary: GetLibrary,
): Promise<Outcome<readonly string[]>> => {
  const library = await getLibrary();
  if (!library.ok) return library;
  const names: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const request = { ...parseQuery(query), sort: 'title', perPage: PER_PAGE, page } as const;
    const found = await searchDesigns(library.value.db, request);
    names.push(...found.hits.map(({ name, version }) => `${name}@${version}`));
    pages = found.pages;
  }
  return success(names);
};

/** Folders, ZIPs and files of code; what else lies beside designs is none. */
const mayBeDesign = (path: string): boolean =>
  isFolder(path) ? holdsDesign(path) : isCode(path) || /\.zip$/i.test(path);

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const holdsDesign = (folder: string): boolean =>
  readdirSync(folder).some(
    (name) => name === 'okh.toml' || name === 'package.json' || isCode(name),
  );

/** What was noticed on reading is told with the design's builds. */
const withRemarks = (found: FoundDesign, { problems }: Outcome<FoundDesign>): FoundDesign => ({
  ...found,
  design: { ...found.design, problems: [...new Set([...found.design.problems, ...problems])] },
});

const eachOnce = (designs: readonly FoundDesign[]): readonly FoundDesign[] => {
  const known = new Map<string, FoundDesign>();
  for (const found of designs) {
    const { author = '', slug, digest } = found.design;
    const address = JSON.stringify([author, slug, digest, found.parameters]);
    if (!known.has(address)) known.set(address, found);
  }
  return [...known.values()];
};

const nothing = (word: string) =>
  error('batch-no-designs', `Expected designs for ${JSON.stringify(word)}, found none.`, {
    hint: 'A plan names paths like designs-library/*, versions like ada/hook@^1.2, or search: words.',
  });
