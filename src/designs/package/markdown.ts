// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spdxLines } from '../license/notice-lines.ts';
import type { Notice } from '../license/notice.ts';
import { singleLine } from '../license/single-line.ts';

/** A stranger's text within a line of Markdown: nothing in it is markup. */
export const plain = (text: string): string =>
  singleLine(text)
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:\/\//g, '&#58;//');

/** The SPDX lines of a notice as a comment at the top of a Markdown file. */
export const markdownHeader = (notice: Notice): string =>
  `<!--\n${spdxLines(notice)
    .map((line) => line.replace(/--+/g, '-'))
    .join('\n')}\n-->\n`;
