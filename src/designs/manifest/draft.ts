// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, type Problem, success, warning } from '../../shared/problem.ts';
import type { Author, Manifest } from '../manifest.ts';

/** What one source (okh.toml, header comments, package.json) says. */
export type ManifestDraft = { -readonly [K in keyof Manifest]?: Manifest[K] };

/** Sets a key of a draft where there is a value for it. */
export const setIn =
  (draft: ManifestDraft) =>
  <K extends keyof ManifestDraft>(key: K, value: ManifestDraft[K] | undefined): void => {
    if (value !== undefined) draft[key] = value;
  };

/**
 * Fills what a draft leaves open: the title from the slug, version `0.0.0`, copyright lines from
 * the authors. Problems, warnings only: `manifest-no-license`, `manifest-no-title`,
 * `manifest-no-version`, `manifest-no-author`.
 */
export const completeManifest = (
  draft: ManifestDraft,
  slug: string,
  file: string,
): Outcome<Manifest> => {
  const authors = draft.authors ?? [];
  const manifest: Manifest = {
    hints: {},
    origins: [],
    ...draft,
    title: draft.title ?? titleOf(slug),
    version: draft.version ?? '0.0.0',
    authors,
    copyright: draft.copyright ?? authors.map(({ name }) => name),
  };
  return success(manifest, whatIsMissing(draft, manifest, file));
};

/** The first draft's word counts; the second fills the gaps. */
export const mergeDrafts = (first: ManifestDraft, second: ManifestDraft): ManifestDraft => ({
  ...second,
  ...first,
});

/** `Name <mail>`, with or without an address, and package.json's `(url)` left out. */
export const readAuthor = (text: string): Author | undefined => {
  const [, name = '', email = ''] = /^([^<(]*)(?:<([^<>]*)>)?/.exec(text.trim()) ?? [];
  if (name.trim() === '') return undefined;
  return { name: name.trim(), ...(email.trim() === '' ? {} : { email: email.trim() }) };
};

/** Several authors with `,`, `;`, `&` or `and` between them. */
export const readAuthors = (text: string): readonly Author[] =>
  text
    .split(/\s*[,;&]\s*|\s+and\s+/)
    .map(readAuthor)
    .filter((author) => author !== undefined);

const titleOf = (slug: string): string => {
  const words = slug.replace(/-+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What is said here and where a design is to be published. */
export const NO_AUTHOR =
  'expected who made it, found nobody: whoever builds on it names its makers';
export const NAME_AUTHOR = 'licensor = "Ada Lovelace" in okh.toml, or a list of several';

const whatIsMissing = (draft: ManifestDraft, manifest: Manifest, file: string): Problem[] => {
  const where = { file };
  const problems: Problem[] = [];
  if (draft.license === undefined) {
    problems.push(
      warning(
        'manifest-no-license',
        `"${manifest.title}" has NO LICENSE: build it for yourself, but nobody may pass it on, change it or sell what is made of it, and it cannot be published`,
        {
          hint: 'is it yours? write license = "CERN-OHL-S-2.0" in okh.toml (it and its changes stay open to everybody), or an SPDX-License-Identifier comment at the top of the file; else ask whoever made it',
          where,
        },
      ),
    );
  }
  if (draft.title === undefined) {
    problems.push(
      warning(
        'manifest-no-title',
        `expected a name for people to read, found none; called "${manifest.title}" after its files`,
        { hint: 'name = "Cable clip" in okh.toml', where },
      ),
    );
  }
  if (draft.version === undefined) {
    problems.push(
      warning('manifest-no-version', 'expected a version number, found none; taken as 0.0.0', {
        hint: 'the first is 1.0.0: version = "1.0.0" in okh.toml',
        where,
      }),
    );
  }
  if (manifest.authors.length === 0 && manifest.copyright.length === 0) {
    problems.push(warning('manifest-no-author', NO_AUTHOR, { hint: NAME_AUTHOR, where }));
  }
  return problems;
};
