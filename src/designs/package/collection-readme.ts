// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { addressOf, type Notice } from '../license/notice.ts';
import { markdownHeader, plain } from './markdown.ts';

/** README.md beside the files of a plate: what lies where, how to check and to change it. */
export const collectionReadme = (
  notice: Notice,
  works: readonly { readonly stem: string; readonly notice: Notice }[],
  products: readonly { readonly name: string }[],
): string => {
  const paragraphs = [
    `# ${plain(notice.title)}`,
    'Parts of several designs side by side. NOTICE.md says of each who made it, from what, under which license and what was changed; LICENSES/ has the texts.',
    works
      .map(
        (work) =>
          `- src/${plain(work.stem)}/: ${plain(addressOf(work.notice))}, ${plain(work.notice.license)}`,
      )
      .join('\n'),
    products.map(({ name }) => `- build/${plain(name)}`).join('\n'),
    'Each source is complete: change it, share it on the terms of its own license. `fabcommons build` makes one of them again, `fabcommons plate` all, with what recipe.json says.',
    'Check the files: `sha256sum -c SHA256SUMS`, and `fabcommons verify` on the ZIP or on any file in build/.',
  ];
  return `${markdownHeader(notice)}\n${paragraphs.join('\n\n')}\n`;
};
