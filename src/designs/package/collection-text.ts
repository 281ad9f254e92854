// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { asksNothing, besideVerdict } from '../license/compatibility/collection.ts';
import { isAllowed } from '../license/compatibility/verdict.ts';
import { addressOf, type Notice } from '../license/notice.ts';
import type { Credit } from '../lineage/credits.ts';
import { markdownHeader, plain } from './markdown.ts';
import { creditLine } from './notice-text.ts';

/** A work of a collection, as its text tells of it. */
export interface CreditedWork {
  readonly notice: Notice;
  readonly credits: readonly Credit[];
}

/** A file in which works lie side by side, and what of them does. */
export interface CollectedFile {
  readonly names: readonly string[];
  readonly parts: readonly { readonly name: string; readonly copies: number }[];
}

/**
 * What lies beside the files of a collection, in Markdown: each work with its license, why it keeps
 * that, who made it from what, and what was changed; then which file holds what. `notice` is that of
 * the whole.
 */
export const collectionText = (
  notice: Notice,
  works: readonly CreditedWork[],
  files: readonly CollectedFile[],
): string => {
  const sections = [
    [
      `# ${plain(notice.title)}`,
      '',
      `These works lie side by side. That makes a collection of them, not a new work: none was adapted to another, and each keeps its own license, whatever stands beside it. ${
        works.every((work) => asksNothing(work.notice.license))
          ? 'None of them asks for anything of whoever passes on a file.'
          : 'Whoever passes on a file passes on what all works in it ask for.'
      }`,
    ],
    ...distinct(works).map(workLines),
    [
      '## Files',
      '',
      ...files.map(
        ({ names, parts }) =>
          `- ${names.map(plain).join(', ')}: ${parts
            .map(({ name, copies }) => (copies > 1 ? `${copies} × ${plain(name)}` : plain(name)))
            .join(', ')}`,
      ),
      '',
      `Built by: ${plain(notice.generator)}`,
    ],
  ];
  return `${markdownHeader(notice)}\n${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

const workLines = ({ notice, credits }: CreditedWork): readonly string[] => [
  `## ${plain(`${notice.title} ${notice.version}`)}`,
  '',
  `- Design: ${plain(addressOf(notice))}`,
  `- License: ${plain(notice.license)}`,
  `- In a collection: ${beside(notice.license)}`,
  ...notice.copyright.map((line) => `- Copyright: ${plain(line)}`),
  ...(notice.source === undefined ? [] : [`- Source location: ${plain(notice.source)}`]),
  `- Digest of the source: sha256:${notice.digest}`,
  ...notice.changed.map(
    ({ name, value }) => `- Changed parameter: ${plain(name)} = ${plain(value)}`,
  ),
  '',
  'Credits:',
  '',
  ...credits.map(creditLine),
];

const beside = (license: string): string => {
  const verdict = besideVerdict(license);
  const clause = verdict.clause === undefined ? '' : ` (${plain(verdict.clause)})`;
  const duties = isAllowed(verdict) && verdict.duties.length > 0 ? verdict.duties.join('; ') : '';
  return `${plain(verdict.reason)}${clause}${duties === '' ? '' : ` To do: ${plain(duties)}.`}`;
};

/** The same design with the same parameters twice is one work. */
const distinct = (works: readonly CreditedWork[]): readonly CreditedWork[] => [
  ...new Map(works.map((work) => [JSON.stringify(work.notice), work])).values(),
];
