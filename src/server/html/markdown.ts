// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import markdownIt from 'markdown-it';

/** Where pictures and links of a README lead, which are written as paths of the design's files. */
export interface Places {
  readonly picture: (path: string) => string;
  readonly file: (path: string) => string;
}

/**
 * Markdown of strangers as HTML: their own HTML is text, links lead to the web or to files of the
 * design, pictures are the design's own. The first heading is the page's already, so all sink.
 */
export const renderMarkdown = (text: string, places: Places): string => {
  const markdown = markdownIt({ html: false, linkify: true, typographer: false });
  // A table too wide for a phone is scrolled, with a finger or with keys.
  markdown.renderer.rules['table_open'] = () =>
    '<div class="wide" role="region" aria-label="Table" tabindex="0"><table>';
  markdown.renderer.rules['table_close'] = () => '</table></div>';
  const tokens = withoutTitle(markdown.parse(text.slice(0, MOST), {}));
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
    }
    if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token);
    for (const child of token.children ?? []) {
      if (child.type === 'image') {
        const source = String(child.attrGet('src') ?? '');
        child.attrSet('src', isPath(source) ? places.picture(source) : '');
        child.attrSet('loading', 'lazy');
      }
      if (child.type === 'link_open') {
        const to = String(child.attrGet('href') ?? '');
        if (isPath(to)) child.attrSet('href', places.file(to));
        child.attrSet('rel', 'nofollow noopener');
      }
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {});
};

/** The policy of the pages allows no styles in attributes. */
const alignByClass = (token: Token): void => {
  const side = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
  token.attrs = side === undefined ? [] : [['class', `to-${side}`]];
};

/** The title of a README is that of its page already. */
const withoutTitle = (tokens: readonly Token[]): Token[] =>
  tokens[0]?.type === 'heading_open' && tokens[0].tag === 'h1' ? tokens.slice(3) : [...tokens];

type Token = ReturnType<ReturnType<typeof markdownIt>['parse']>[number];

const MOST = 200_000;

/** A path within the design: no scheme, no host, no way out. */
const isPath = (address: string): boolean =>
  /^[\w][\w./ %-]*$/.test(address) && !address.split('/').includes('..');
