// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findHeaders } from '../license/headers/find-headers.ts';
import type { Credit } from '../lineage/credits.ts';
import { markdownHeader, plain } from './markdown.ts';
import type { PackageRequest } from './package-request.ts';

/**
 * NOTICE.md: who made it, from what, under which license, what was changed, where the source is,
 * and the notices that the files of the source carry themselves.
 */
export const noticeText = ({ design, notice, credits }: PackageRequest): string => {
  const sections = [
    [`# ${plain(`${notice.title} ${notice.version}`)}`],
    [
      `- Design: ${plain(`${notice.design}@${notice.version}`)}`,
      `- License: ${plain(notice.license)} (see LICENSES/)`,
      ...notice.copyright.map((line) => `- Copyright: ${plain(line)}`),
      ...(notice.source === undefined ? [] : [`- Source location: ${plain(notice.source)}`]),
      `- Complete source: in this package, src/`,
      `- Digest of the source: sha256:${notice.digest}`,
      `- Built by: ${plain(notice.generator)}`,
    ],
    ['## Modifications', ...modifications(notice.changed)],
    ['## Credits', ...credits.map(creditLine)],
    ['## Notices in the files', ...ownNotices(design.source.files)],
  ];
  const text = sections.map((lines) => lines.join('\n').replace(/^(#.*)\n/, '$1\n\n')).join('\n\n');
  return `${markdownHeader(notice)}\n${text}\n`;
};

const modifications = (changed: PackageRequest['notice']['changed']): readonly string[] =>
  changed.length === 0
    ? ['The files in build/ were made with the default parameters.']
    : [
        'The files in build/ were made with these parameters changed from their defaults:',
        '',
        ...changed.map(({ name, value }) => `- ${plain(name)} = ${plain(value)}`),
      ];

const RELATIONS: Readonly<Record<Credit['relation'], string>> = {
  work: 'this work',
  fork: 'changed into',
  remix: 'taken up in',
  import: 'used as a module by',
};

/** One credit as an item of a list in Markdown. */
export const creditLine = (credit: Credit): string => {
  const { title, authors, work, license, relation, into, at, copyright } = credit;
  const by = authors === '' ? '' : ` by ${plain(authors)}`;
  const goes = into === undefined ? '' : ` ${plain(into)}`;
  const when = at === undefined ? '' : `, ${at.slice(0, 10)}`;
  const own =
    copyright.length === 0 ? '' : `; ${copyright.map((line) => plain(`© ${line}`)).join(', ')}`;
  const name = title === work ? '' : ` (${plain(work)})`;
  return `- ${plain(title)}${name}${by}, ${plain(license)}: ${RELATIONS[relation]}${goes}${when}${own}`;
};

const ownNotices = (files: ReadonlyMap<string, Uint8Array>): readonly string[] => {
  const lines = findHeaders(files).flatMap(({ file, copyright, licenses }) => {
    const said = [
      ...copyright.map(({ text }) => text),
      ...licenses.map(({ expression }) => expression),
    ];
    return said.length === 0 ? [] : [`- src/${plain(file)}: ${said.map(plain).join('; ')}`];
  });
  return lines.length === 0 ? ['None: all files are covered by the license above.'] : lines;
};
