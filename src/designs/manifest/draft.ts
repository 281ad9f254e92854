// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, type Problem, success, warning } from '../../shared/problem.ts';
import type { Author, Manifest } from '../manifest.ts';

/** What one source (okh.toml, header comments, package.json) says. */
export type ManifestDraft = { -readonly [K in keyof Manifest]?: Manifest[K] };

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

const whatIsMissing = (draft: ManifestDraft, manifest: Manifest, file: string): Problem[] => {
  const where = { file };
  const problems: Problem[] = [];
  if (draft.license === undefined) {
    problems.push(
      warning(
        'manifest-no-license',
        `THIS DESIGN HAS NO LICENSE: "${manifest.title}" may be built here for yourself, but nobody may share it, its changes or its products, and it cannot be published`,
        {
          hint: 'ask its authors; for your own design write license = "CERN-OHL-S-2.0" in okh.toml, or an SPDX-License-Identifier comment at the top of the file',
          where,
        },
      ),
    );
  }
  if (draft.title === undefined) {
    problems.push(
      warning('manifest-no-title', `expected a title, found none; called "${manifest.title}"`, {
        where,
      }),
    );
  }
  if (draft.version === undefined) {
    problems.push(
      warning('manifest-no-version', 'expected a version, found none; taken as 0.0.0', { where }),
    );
  }
  if (manifest.authors.length === 0 && manifest.copyright.length === 0) {
    problems.push(
      warning('manifest-no-author', 'expected an author (`licensor`), found none', { where }),
    );
  }
  return problems;
};
