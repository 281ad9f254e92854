// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { highlight } from '../../src/server/html/highlight.ts';
import { renderMarkdown } from '../../src/server/html/markdown.ts';
import { elementsOf, harmOf } from './elements-of.ts';
import { PAGES, wholePage } from './stranger-pages.tsx';

const shapeOf = (html: string): readonly string[] =>
  elementsOf(html).map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')}`);

const NASTY = [
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='a'",
    '</textarea>',
  ],
  ...[
    '</title><script>',
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '&#60;b&#62;',
    '\u2028<b>',
    '\0<b>',
    '`${a}`',
  ],
  ...[
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'x" autofocus onfocus="a',
    '{{a}}',
    '<svg/onload=a>',
  ],
];
/** Begins with a letter: some places show nothing of an empty text, and links of what is an address. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 8 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => `x${parts.join('')}`.slice(0, 99));

describe('what strangers write', () => {
  test('would be found by these tests if it got through', () => {
    for (const html of [
      '<b onclick=a>',
      '<a href="java&#115;cript:a">',
      '<p><SCRIPT>',
      '<a style="">',
    ]) {
      expect(harmOf(elementsOf(html)), html).toHaveLength(1);
    }
    expect(shapeOf('<p title="x"><b>')).not.toEqual(shapeOf('<p title="x">'));
  });

  test.each(Object.entries(PAGES))('is text and nothing else on the page: %s', (_, pageOf) => {
    const shape = shapeOf(renderToString(pageOf('xword')));
    expect(shape.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(hostile, (text) => {
        const html = renderToString(pageOf(text));
        expect(shapeOf(html)).toEqual(shape);
        expect(harmOf(elementsOf(html))).toEqual([]);
      }),
      { numRuns: 40, examples: NASTY.map((each) => [`x${each}`]) as [string][] },
    );
  });

  test('is text in the head of a page too', () => {
    const shape = shapeOf(wholePage('xword'));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shapeOf(wholePage(text))).toEqual(shape);
      }),
      { numRuns: 40 },
    );
  });

  test('is no link that runs, where an address is expected', () => {
    for (const address of NASTY) {
      for (const page of Object.values(PAGES)) {
        expect(harmOf(elementsOf(renderToString(page(address)))), address).toEqual([]);
      }
    }
  });

  test('is colored as source without becoming more than spans', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('a.js', 'a.md', 'a.toml', 'a.txt'), (text, path) => {
        for (const line of highlight(path, text)) {
          for (const { name, attributes } of elementsOf(line)) {
            expect(name).toMatch(/^\/?span$/);
            expect(Object.keys(attributes).filter((key) => key !== 'class')).toEqual([]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  const MARKUP = [
    ...['# ', '\n\n', '[a](', ')', '![b](', '<', '>', '**', '`', '```js\n', '| a |\n|---|\n', '- '],
    ...['[x]: ', '<a href="javascript:a">', '[c](javascript:alert`1`)', '![d](data:text/html,<b>)'],
    ...[
      '[e](\x01javascript:a)',
      '[f](&#106;avascript:a)',
      '<https://a.example/"onclick=a>',
      '"title"',
    ],
    ...[
      '[g](data:text/html;base64,AA)',
      '![h](x" onerror="a)',
      '![i](../../x.png)',
      'www.a.example',
    ],
  ];
  const ALLOWED =
    /^\/?(h[1-6]|p|a|img|em|strong|s|code|pre|ul|ol|li|blockquote|hr|br|table|thead|tbody|tr|th|td|div)$/;
  const places = {
    picture: (path: string) => `/raw/${path}`,
    file: (path: string) => `/f/${path}`,
  };

  test('as Markdown becomes headings, lists and links, and pictures of the design alone', () => {
    const piece = fc.oneof(fc.constantFrom(...MARKUP, ...NASTY), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const elements = elementsOf(renderMarkdown(pieces.join(''), places));
        expect(harmOf(elements)).toEqual([]);
        for (const { name, attributes } of elements) {
          expect(name).toMatch(ALLOWED);
          if (name === 'img') expect(attributes['src']).toMatch(/^$|^\/raw\/(?!.*\.\.\/)/);
        }
      }),
      { numRuns: 400, examples: MARKUP.map((each) => [[each]]) as [string[]][] },
    );
  });
});
