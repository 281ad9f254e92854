// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { javascript } from '@codemirror/lang-javascript';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

/** How a file is colored: code as such, okh.toml by its keys and texts, the rest as plain text. */
export const languageOf = (path: string): Extension => {
  if (/\.(js|mjs|cjs|jscad|json)$/i.test(path)) return javascript();
  if (/\.(ts|mts|cts)$/i.test(path)) return javascript({ typescript: true });
  if (/\.toml$/i.test(path)) return toml;
  return [];
};

/** Enough of TOML to be read: comments, tables, keys, texts, numbers. */
const toml = StreamLanguage.define({
  name: 'toml',
  token: (stream) => {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.sol() && stream.match(/^\[\[?[^\]]*\]\]?/)) return 'keyword';
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'[^']*'?/)) return 'string';
    if (stream.match(/^[\w-]+(?=\s*=)/)) return 'propertyName';
    if (stream.match(/^(?:true|false)\b/) || stream.match(/^[+-]?[\d.]+/)) return 'number';
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '#' } },
});

/** In the colors of the pages, which are dark where the page is. */
export const colors: Extension = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.comment, tags.meta], color: 'var(--quiet)' },
    { tag: [tags.keyword, tags.bool, tags.null, tags.heading], color: 'var(--accent)' },
    { tag: [tags.string, tags.number, tags.regexp], color: 'var(--warning)' },
    { tag: [tags.definition(tags.variableName), tags.propertyName], fontWeight: '600' },
    { tag: tags.invalid, color: 'var(--danger)' },
  ]),
);
