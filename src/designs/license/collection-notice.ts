// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../shared/digest.ts';
import { collectionLicense } from './compatibility/collection.ts';
import { addressOf, type Notice } from './notice.ts';
import { singleLine } from './single-line.ts';

const MAX_TITLE = 120;

/**
 * The notice of works that lie side by side in one file: a collection, no adaptation. Each work keeps
 * its notice; authors, copyright and licenses of all stand together where a format has one place
 * for them. The same work twice is named once. `recipe` is JSON of what was made.
 */
export const collectionNotice = (
  name: string,
  notices: readonly Notice[],
  recipe: string,
): Notice => {
  const byText = new Map(notices.map((notice) => [JSON.stringify(notice), notice]));
  const works = [...byText.values()];
  const all = (of: (work: Notice) => readonly string[]): readonly string[] => [
    ...new Set(works.flatMap(of)),
  ];
  return {
    title: singleLine(all(({ title }) => [title]).join(', '), MAX_TITLE),
    design: name,
    version: '',
    copyright: all(({ copyright }) => copyright),
    authors: all(({ authors }) => authors),
    license: collectionLicense(works.map(({ license }) => license)),
    digest: digest(works.map((work) => `${work.digest}  ${addressOf(work)}\n`).join('')),
    changed: [],
    derivedFrom: all(({ derivedFrom }) => derivedFrom),
    generator: works[0]?.generator ?? '',
    works,
    recipe: printable(recipe),
  };
};

/**
 * JSON that stays what it is as one line of any format, OBJ's without backslashes too: what is no
 * plain character stands as in a URL, like `%C3%A9`. The reverse is `decodeURIComponent`.
 */
const printable = (json: string): string =>
  json.replace(/[^\x20-\x7e]|[%\\]|(?<= ) /gu, (character) =>
    character === ' ' ? '%20' : encodeURIComponent(character),
  );
