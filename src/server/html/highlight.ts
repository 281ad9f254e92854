// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import hljs from 'highlight.js/lib/core';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import typescript from 'highlight.js/lib/languages/typescript';

for (const [name, language] of Object.entries({ ini, javascript, json, markdown, typescript })) {
  hljs.registerLanguage(name, language);
}

const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\.(m|c)?js$|\.jscad$/i, 'javascript'],
  [/\.(m|c)?ts$/i, 'typescript'],
  [/\.json$/i, 'json'],
  [/\.toml$/i, 'ini'],
  [/\.(md|markdown)$/i, 'markdown'],
];

/** Longer texts are shown plain: coloring them would take too long. */
const MOST = 200_000;

/** The lines of a source as HTML: escaped, with words marked by classes; marks end with their line. */
export const highlight = (path: string, text: string): readonly string[] => {
  const language = LANGUAGES.find(([ending]) => ending.test(path))?.[1];
  const html =
    language === undefined || text.length > MOST
      ? escapeHtml(text)
      : hljs.highlight(text, { language }).value;
  const open: string[] = [];
  return html
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const before = open.join('');
      for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
        if (tag === '</span>') open.pop();
        else open.push(tag);
      }
      return `${before}${line}${'</span>'.repeat(open.length)}`;
    });
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
