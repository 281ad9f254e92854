// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from './notice.ts';
import { singleLine } from './single-line.ts';

// Named apart from their values, so that REUSE does not read this file as a notice.
export const COPYRIGHT_TAG = 'SPDX-FileCopyrightText';
export const LICENSE_TAG = 'SPDX-License-Identifier';

export const AUTHOR_TAG = 'Author';

/** Between the notices of works that lie side by side; the last of them is followed by the recipe. */
export const BESIDE_LINE = 'Beside it:';
export const RECIPE_TAG = 'Collection recipe';

/** Each line of a notice but the title begins with one of these and a colon. */
export const NOTICE_TAGS: readonly string[] = [
  COPYRIGHT_TAG,
  LICENSE_TAG,
  AUTHOR_TAG,
  'Source',
  'Design',
  'Design digest',
  'Changed parameter',
  'Derived from',
  'Generator',
];

// REUSE-IgnoreStart
/**
 * The notice as plain lines for formats with comments (OBJ, G-code, DXF, …), without any comment
 * sign. Fixed order: title and version, copyright, license, authors, source, design, digest, changed
 * parameters, what it was derived from, generator. `spdx-first` puts the SPDX lines in front of
 * the title, as G-code has it. No line holds a line break or control character, whatever the
 * design or the parameters say.
 *
 * Of a collection each work has these lines to itself, one after the other with `Beside it:` between
 * them; a last line is its recipe.
 *
 * ```
 * Cable clip 1.2.0
 * SPDX-FileCopyrightText: 2026 Ada Moreau
 * SPDX-License-Identifier: CERN-OHL-S-2.0
 * Author: Ada Moreau
 * Source: https://example.org/cable-clip
 * Design: ada/cable-clip@1.2.0
 * Design digest: sha256:9f86d0…
 * Changed parameter: width = 12
 * Derived from: https://example.org/hook
 * Generator: fabcommons 0.1.0
 * ```
 */
// REUSE-IgnoreEnd
export const noticeLines = (
  notice: Notice,
  order: 'title-first' | 'spdx-first' = 'title-first',
): readonly string[] => {
  if (notice.works !== undefined) return collectionLines(notice.works, notice.recipe, order);
  const title = [`${notice.title} ${notice.version}`];
  const spdx = spdxLines(notice);
  return [
    ...(order === 'title-first' ? [...title, ...spdx] : [...spdx, ...title]),
    ...notice.authors.map((author) => `${AUTHOR_TAG}: ${author}`),
    ...(notice.source === undefined ? [] : [`Source: ${notice.source}`]),
    `Design: ${notice.design}@${notice.version}`,
    `Design digest: sha256:${notice.digest}`,
    ...notice.changed.map(({ name, value }) => `Changed parameter: ${name} = ${value}`),
    ...notice.derivedFrom.map((origin) => `Derived from: ${origin}`),
    `Generator: ${notice.generator}`,
  ].map((line) => singleLine(line));
};

const collectionLines = (
  works: readonly Notice[],
  recipe: string | undefined,
  order: 'title-first' | 'spdx-first',
): readonly string[] => [
  ...works.flatMap((work, i) => [...(i > 0 ? [BESIDE_LINE] : []), ...noticeLines(work, order)]),
  ...(recipe === undefined ? [] : [`${RECIPE_TAG}: ${recipe}`]),
];

/** The SPDX lines alone: copyright, then the license, which is `NONE` where none was given. */
export const spdxLines = (notice: Notice): readonly string[] =>
  [
    ...notice.copyright.map((line) => `${COPYRIGHT_TAG}: ${line}`),
    `${LICENSE_TAG}: ${notice.license}`,
  ].map((line) => singleLine(line));
